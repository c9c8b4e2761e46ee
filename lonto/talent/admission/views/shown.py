"""What the pages of an application show, made of its progress."""

from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.models import Application
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.queries.progress import Handed, Progress
from lonto.talent.admission.queries.rules import Verdict
from lonto.talent.admission.questions import QUESTIONS, asked
from lonto.talent.training.models import TrainingClass
from lonto.web.answers import Answer, Fact, Task, Tone


def tasks_of(progress: Progress) -> list[Task]:
    """The steps of an application in the order in which they are best done."""
    pk = progress.intake.pk
    missing = len(progress.missing_answers)
    ranked = len(progress.ranked)
    lacking = len(progress.missing_documents) if ranked else 0
    return [
        Task(
            _("About you"),
            _("Done") if not missing else ngettext("%d question open", "%d questions open", missing) % missing,
            Tone.NEUTRAL if not missing else Tone.INFO,
            reverse("admission:profile"),
        ),
        Task(
            _("What you can apply for"),
            ngettext("%d class fits", "%d classes fit", len(progress.eligible)) % len(progress.eligible),
            Tone.NEUTRAL,
            reverse("admission:eligibility", args=[pk]),
        ),
        Task(
            _("Your list of classes"),
            _rank_status(progress),
            Tone.WARN if progress.no_longer_eligible else Tone.NEUTRAL if ranked else Tone.INFO,
            reverse("admission:ranking", args=[pk]),
            _("At most %(count)d, the one you want most first.") % {"count": progress.intake.max_choices},
        ),
        Task(
            _("Documents"),
            ngettext("%d missing", "%d missing", lacking) % lacking if lacking else _("Done") if ranked else _("Later"),
            Tone.INFO if lacking else Tone.NEUTRAL,
            reverse("admission:documents", args=[pk]) if ranked else None,
            "" if ranked else _("Which ones depends on your classes."),
        ),
        _last_task(progress),
    ]


def _last_task(progress: Progress) -> Task:
    url = reverse("admission:check", args=[progress.intake.pk]) if progress.ranked else None
    if progress.is_sent and not progress.has_unsent_changes:
        return Task(_("Check and send"), _("Sent"), Tone.GOOD, url)
    if progress.is_ready:
        return Task(_("Check and send"), _("Ready to be sent"), Tone.INFO, url)
    return Task(_("Check and send"), _("Cannot be sent yet"), Tone.NEUTRAL, url)


def eligibility_of(progress: Progress) -> dict[str, Any]:
    """Classes that fit, and the others grouped by what keeps the person out."""
    language = get_language()
    refused: dict[tuple[tuple[str, str], ...], list[TrainingClass]] = {}
    for verdict in progress.verdicts:
        if verdict.is_eligible:
            continue
        reasons = tuple(
            (one.sentence.of(language), one.what_would_have_to_change.of(language))
            for one in verdict.failing
            if one.what_would_have_to_change
        )
        refused.setdefault(reasons, []).append(verdict.training_class)
    return {
        "fitting": [one.training_class for one in progress.eligible],
        "refused": [
            {"reasons": reasons, "classes": classes}
            for reasons, classes in sorted(refused.items(), key=lambda group: len(group[0]))
        ],
    }


def answers_of(progress: Progress) -> dict[str, Any]:
    """What the check page shows, each row with the way back to it."""
    pk = progress.intake.pk
    back = f"?next={reverse('admission:check', args=[pk])}"
    applicant = progress.applicant
    answerable = asked(applicant)
    source = _("From the register of your village")
    return {
        "known": [Fact(one.label, one.shown(applicant), source) for one in QUESTIONS if one not in answerable],
        "own": [
            Answer(_("Village"), applicant.region.name, reverse("admission:village") + back),
            *(
                Answer(one.label, one.shown(applicant), reverse("admission:question", args=[one.key]) + back)
                for one in answerable
            ),
        ],
        "choices": [
            Answer(_("Choice %(rank)d") % {"rank": rank}, _class_name(one), reverse("admission:ranking", args=[pk]))
            for rank, one in enumerate(progress.ranked, start=1)
        ],
        "papers": [
            Answer(str(one.needed.kind), _document(one), reverse("admission:documents", args=[pk]))
            for one in progress.documents
        ],
        "is_confirmed": applicant.link_state == LinkState.CONFIRMED,
    }


def next_steps(application: Application) -> list[Fact]:
    """What happens after sending, and by when."""
    intake = application.intake
    return [
        Fact(_("Until the deadline"), in_words(intake.closes_at), _("You can change or withdraw your application.")),
        Fact(_("Documents are checked"), intake.documents_until, _("If one is not readable, we ask you again.")),
        Fact(_("Results"), intake.results_on, _("You see them here, with the reason.")),
        Fact(_("Confirm your seat"), in_words(intake.confirm_until), _("Who does not confirm loses the seat.")),
    ]


def receipt_of(application: Application) -> dict[str, Any]:
    """The receipt, entirely from what was sent and not from what the profile says today."""
    sent = application.sent
    moment = parse_datetime(sent["sent_at"])
    themes = dict(TrainingClass.objects.filter(intake_id=application.intake_id).values_list("code", "theme"))
    return {
        "number": application.number,
        "name": sent["applicant"]["name"],
        "sent_at": in_words(moment) if moment else "",
        "digest": [application.digest[start : start + 8] for start in range(0, 64, 8)],
        "classes": [f"{one['code']} {themes.get(one['code'], '')}".strip() for one in sent["ranking"]],
        "documents": [_sent_document(one) for one in sent["documents"]],
        "is_withdrawn": application.state == "withdrawn",
    }


def _rank_status(progress: Progress) -> str:
    failing = len(progress.no_longer_eligible)
    if failing:
        return ngettext("%d does not fit any more", "%d do not fit any more", failing) % failing
    count = len(progress.ranked)
    return ngettext("%d class", "%d classes", count) % count if count else _("Empty")


def _class_name(verdict: Verdict) -> str:
    one = verdict.training_class
    name = f"{one.theme} ({one.code}), {date_format(one.starts_on, 'j F Y')}"
    return name if verdict.is_eligible else f"{name}\n{_('You do not meet its conditions any more.')}"


def _document(handed: Handed) -> str:
    if handed.kept is None:
        return _("not handed in (optional)") if handed.needed.is_optional else _("missing")
    return str(handed.kept.get("name") or _("seen at %(office)s") % {"office": handed.kept["seen_by"]})


def _sent_document(entry: dict[str, Any]) -> str:
    kind = all_kinds().get(entry["kind"])
    what = entry.get("name") or _("seen at %(office)s") % {"office": entry["seen_by"]}
    return f"{kind or entry['kind']}: {what}"
