"""What was done to offices, accounts and the journal itself, as a person reads it; the other rooms bring their own."""

from django.utils.translation import gettext_lazy as _

from lonto.journal.verbs import name_note, name_part, register

register("accounts.open_regency", _("opened the offices of the regency"))
register("accounts.create_office", _("opened an office"))
register("accounts.update_office", _("changed what an office says about itself"))
register("accounts.invite", _("invited a person"))
register("accounts.withdraw_invitation", _("withdrew an invitation"))
register("accounts.accept_invitation", _("accepted an invitation"))
register("accounts.end_membership", _("ended a role"))
register("accounts.offer_new_password", _("made a link for a new password"))
register("accounts.remove_second_factor", _("had a second factor forgotten"))
register("accounts.deactivate", _("shut an account"))
register("accounts.reactivate", _("opened an account again"))
register("journal.look", _("looked at protected data"))
register("journal.read", _("read rows in the journal"))

for key, label in (
    ("changed", _("Changed")),
    ("code", _("Code")),
    ("fields", _("Fields")),
    ("file", _("File")),
    ("key", _("Key")),
    ("name", _("Name")),
    ("new", _("New")),
    ("reason", _("Reason")),
    ("reference", _("Reference number")),
    ("refused", _("Refused")),
    ("residents", _("Residents")),
    ("source", _("Source")),
    ("type", _("Type")),
    ("unchanged", _("Unchanged")),
    ("warned", _("Warned")),
):
    name_note(key, label)

for what, label in (
    ("application", _("the application")),
    ("file", _("the file")),
    ("journal", _("in the journal")),
    ("letter", _("the letter")),
    ("kk", _("the family card number in full")),
    ("nik", _("the NIK in full")),
    ("profile", _("the profile")),
):
    name_part(what, label)
