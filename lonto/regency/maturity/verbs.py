"""What each act of an assessment is called in the journal."""

from django.utils.translation import gettext_lazy as _

from lonto.journal.verbs import register

VERBS = {
    "maturity.open_assessment": _("opened an assessment"),
    "maturity.assign": _("gave indicators to an agency"),
    "maturity.assign_like_last_year": _("gave indicators out as last time"),
    "maturity.give_to_assessor": _("gave indicators to an assessor"),
    "maturity.remind": _("reminded an agency of its indicators"),
    "maturity.settle": _("settled a disagreement"),
    "maturity.advance": _("closed a step of an assessment"),
    "maturity.publish": _("published a result"),
    "maturity.withdraw_publication": _("withdrew a published result"),
    "maturity.add_reported_result": _("recorded a published result"),
    "maturity.save_answer": _("saved an answer"),
    "maturity.hand_in": _("handed in an answer"),
    "maturity.take_over": _("took over last time's answer"),
    "maturity.add_evidence": _("added evidence to an answer"),
    "maturity.remove_evidence": _("took evidence away from an answer"),
    "maturity.prepare_table": _("handed in a table of answers"),
    "maturity.import_table": _("imported a table of answers"),
    "maturity.cancel_table": _("discarded a table of answers"),
    "maturity.judge": _("judged an indicator"),
    "maturity.ask": _("asked an agency"),
    "maturity.reply": _("replied to an assessor"),
}

for key, words in VERBS.items():
    register(key, words)
