"""What each act of planning is called in the journal."""

from django.utils.translation import gettext_lazy as _

from lonto.journal.verbs import register

VERBS = {
    "plans.set_effort": _("estimated what a rise takes"),
    "plans.prepare_table": _("handed in a table of efforts"),
    "plans.import_efforts": _("imported what rises take"),
    "plans.cancel_table": _("discarded a table of efforts"),
    "plans.tie": _("tied rises together"),
    "plans.untie": _("untied rises"),
    "plans.ask": _("asked for a plan"),
    "plans.ask_again": _("asked for a plan again"),
    "plans.answer": _("computed a plan"),
    "plans.halt": _("could not compute a plan"),
    "plans.discard": _("discarded a plan"),
    "plans.adopt": _("adopted a plan"),
    "plans.end": _("ended a plan"),
    "plans.give_task": _("changed who does a task, or by when"),
    "plans.begin": _("began a task"),
    "plans.report": _("reported a task as done"),
    "plans.accept": _("accepted a task as done"),
    "plans.send_back": _("sent a task back"),
    "plans.drop": _("dropped a task"),
    "plans.take_up": _("took a task up again"),
}

for key, words in VERBS.items():
    register(key, words)
