"""What each act is called in the journal."""

from django.utils.translation import gettext_lazy as _

from lonto.journal.verbs import register

VERBS = {
    "smartcity.create_plan": _("began a smart-city masterplan"),
    "smartcity.update_plan": _("changed a smart-city masterplan"),
    "smartcity.add_goal": _("added a goal to a masterplan"),
    "smartcity.update_goal": _("changed a goal of a masterplan"),
    "smartcity.remove_goal": _("removed a goal from a masterplan"),
    "smartcity.create_programme": _("added a smart-city programme"),
    "smartcity.update_programme": _("changed a smart-city programme"),
    "smartcity.remove_programme": _("removed a smart-city programme"),
    "smartcity.report": _("reported on a smart-city programme"),
    "smartcity.step": _("changed the state of a smart-city programme"),
    "smartcity.add_activity": _("added an activity to a programme"),
    "smartcity.update_activity": _("changed an activity of a programme"),
    "smartcity.finish_activity": _("finished an activity of a programme"),
    "smartcity.reopen_activity": _("reopened an activity of a programme"),
    "smartcity.add_budget": _("added money to a programme"),
    "smartcity.update_budget": _("changed the money of a programme"),
    "smartcity.add_indicator": _("gave a programme an indicator"),
    "smartcity.update_indicator": _("changed an indicator of a programme"),
    "smartcity.remove_detail": _("removed a part of a programme"),
    "smartcity.open_evaluation": _("opened a smart-city evaluation"),
    "smartcity.weigh": _("changed the weights of a smart-city evaluation"),
    "smartcity.give_lines": _("gave lines of an evaluation to an agency"),
    "smartcity.set_assessors": _("chose the assessors of an evaluation"),
    "smartcity.advance": _("closed a step of an evaluation"),
    "smartcity.score": _("scored a line of an evaluation"),
    "smartcity.judge": _("judged a line of an evaluation"),
    "smartcity.add_evidence": _("added evidence to a line of an evaluation"),
    "smartcity.set_dimensions": _("said which dimensions an academy serves"),
    "smartcity.remove_evidence": _("took evidence away from a line of an evaluation"),
}

for key, words in VERBS.items():
    register(key, words)
