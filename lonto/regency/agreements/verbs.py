"""What was done to agreements, as a person reads it."""

from django.utils.translation import gettext_lazy as _

from lonto.journal.verbs import register

register("agreements.create", _("began the record of an agreement"))
register("agreements.update", _("changed an agreement"))
register("agreements.sign", _("put an agreement in force"))
register("agreements.extend", _("extended an agreement"))
register("agreements.close", _("closed an agreement"))
register("agreements.publish", _("showed an agreement to the public"))
register("agreements.unpublish", _("showed an agreement to the public no longer"))
register("agreements.delete", _("removed a draft of an agreement"))
register("agreements.add_party", _("named a party of an agreement"))
register("agreements.update_party", _("changed a party of an agreement"))
register("agreements.remove_party", _("removed a party of an agreement"))
register("agreements.add_signatory", _("named who signed an agreement"))
register("agreements.remove_signatory", _("removed who signed an agreement"))
register("agreements.add_document", _("added a document to an agreement"))
register("agreements.remove_document", _("took a document out of an agreement"))
register("agreements.add_pledge", _("added a pledge"))
register("agreements.update_pledge", _("changed a pledge"))
register("agreements.drop_pledge", _("gave a pledge up"))
register("agreements.remove_pledge", _("removed a pledge of a draft"))
register("agreements.add_milestone", _("added a milestone to a pledge"))
register("agreements.remove_milestone", _("removed a milestone of a pledge"))
register("agreements.add_duty", _("added a duty of a party"))
register("agreements.update_duty", _("changed a duty of a party"))
register("agreements.perform_duty", _("recorded that a duty was done"))
register("agreements.remove_duty", _("removed a duty of a party"))
