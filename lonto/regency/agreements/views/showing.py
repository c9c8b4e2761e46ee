"""What the page of an agreement and of a pledge show."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.measures.history import Correction
from lonto.regency.agreements.access import keeps
from lonto.regency.agreements.actions.agreements import hindrances
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.dates import REMINDED_BEFORE, warning_of
from lonto.regency.agreements.models import Agreement, Duty, Performance, Pledge, PledgeRevision
from lonto.regency.agreements.pictures import history_of_pledge, picture_of
from lonto.regency.agreements.queries import PledgeView, digits_of, late_first, views_of
from lonto.regency.agreements.states import OPEN_STATES
from lonto.regency.agreements.views.answering import trail_of
from lonto.regency.agreements.villages import is_opened, number_url
from lonto.regency.agreements.words import (
    facts_of,
    goal_of,
    number_of,
    percent_of,
    phase_of,
    plain,
    sentence_of,
    tag_of,
)
from lonto.regency.evidence.access import evidence_for
from lonto.regions.models import Region
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.cells import as_text


def agreement_context(by: Membership, agreement: Agreement) -> dict[str, Any]:
    """Facts, parties, pledges, duties and documents; however many there are, in a constant number of queries."""
    today = timezone.localdate()
    pledges = agreement.pledges.select_related("region", "office", "regency").prefetch_related("milestones")
    duties = agreement.duties.select_related("party", "office").prefetch_related("performances__evidence")
    is_keeper = keeps(by, agreement.office)
    is_open = agreement.state in OPEN_STATES
    return {
        "heading": agreement.title,
        "lead": agreement.subject,
        "trail": [*trail_of(), (agreement.title, None)],
        "agreement": agreement,
        "phase": phase_of(agreement, warning_of(agreement.ends_on, today)),
        "facts": _facts(agreement),
        "parties": agreement.parties.select_related("region").prefetch_related("signatories"),
        "pledges": [pledge_line(view) for view in late_first(views_of(pledges, agreement.regency, today))],
        "duties": [duty_line(duty, by, agreement, today) for duty in duties],
        "documents": [one.evidence for one in agreement.documents.select_related("evidence")],
        "extensions": agreement.extensions.select_related("evidence"),
        "openable": set(evidence_for(by).filter(agreement_evidence(agreement)).values_list("pk", flat=True)),
        "hindrances": hindrances(agreement) if agreement.state == State.DRAFT and is_keeper else [],
        "is_draft": agreement.state == State.DRAFT,
        "is_in_force": agreement.state == State.IN_FORCE,
        "may_change": is_keeper and is_open,
        "is_keeper": is_keeper,
        "years": report_years(agreement, today),
    }


def agreement_evidence(agreement: Agreement) -> Q:
    """All evidence that an agreement stands on; not everybody who reads it may open each piece."""
    return (
        Q(pk__in=agreement.documents.values("evidence"))
        | Q(pk__in=agreement.extensions.values("evidence"))
        | Q(pk__in=Performance.objects.filter(duty__agreement=agreement, evidence__isnull=False).values("evidence"))
    )


def report_years(agreement: Agreement, today: dt.date) -> list[int]:
    """The years that a report can be about: from the signing to this year, or to the year of the closing."""
    if agreement.signed_on is None or agreement.state == State.DRAFT:
        return []
    last = agreement.closed_on or today
    return list(range(last.year, agreement.signed_on.year - 1, -1))


def pledge_line(view: PledgeView) -> dict[str, Any]:
    """A pledge as a row of a table."""
    digits = digits_of(view)
    return {
        "pledge": view.pledge,
        "tag": tag_of(view),
        "value": number_of(view.pledge, view.progress.value, digits),
        "target": number_of(view.pledge, view.pledge.target, digits),
        "unit": view.indicator.unit,
        "share": percent_of(view.progress.share),
        "due_on": view.pledge.due_on,
        "problem": view.indicator.problem,
    }


def duty_line(duty: Duty, by: Membership, agreement: Agreement, today: dt.date) -> dict[str, Any]:
    """A duty as a row of a table, with what was done for it."""
    performances = list(duty.performances.all())
    may_record = agreement.state in OPEN_STATES and (keeps(by, agreement.office) or keeps(by, duty.office))
    return {
        "duty": duty,
        "tag": duty_tag(duty, today, is_done=bool(performances)),
        "last": performances[0] if performances else None,
        "may_record": may_record and (duty.next_on is not None or not performances),
        "may_remove": not performances,
    }


def duty_tag(duty: Duty, today: dt.date, *, is_done: bool) -> Tag:
    """Whether a duty waits, and how urgently."""
    if duty.next_on is None:
        return Tag(_("Done"), Tone.GOOD) if is_done else Tag(_("Without a date"), Tone.NEUTRAL)
    if duty.next_on < today:
        return Tag(_("Late"), Tone.BAD)
    if duty.next_on <= today + REMINDED_BEFORE:
        return Tag(_("Due soon"), Tone.WARN)
    return Tag(_("To come"), Tone.NEUTRAL)


def pledge_context(by: Membership, pledge: Pledge) -> dict[str, Any]:
    """How a pledge stands, the line against its plan, its number and what was said before."""
    today = timezone.localdate()
    view = views_of([pledge], pledge.agreement.regency, today)[0]
    found = history_of_pledge(view, today)
    is_keeper = keeps(by, pledge.agreement.office)
    return {
        "heading": pledge.title,
        "lead": pledge.agreement.title,
        "trail": [*trail_of(pledge.agreement), (pledge.title, None)],
        "pledge": pledge,
        "view": view,
        "tag": tag_of(view),
        "sentence": sentence_of(view) if pledge.dropped_on is None else "",
        "facts": facts_of(view),
        "chart": picture_of(view, found),
        "corrections": [_correction(one) for one in found.corrections],
        "milestones": [(one, number_of(pledge, one.value, digits_of(view))) for one in pledge.milestones.all()],
        "revisions": [(one, _before(one)) for one in pledge.revisions.select_related("revised_by__account")],
        "number_url": number_url(pledge, view.indicator, pledge.region),
        "has_villages": is_opened(pledge, view.indicator),
        "is_draft": pledge.agreement.state == State.DRAFT,
        "may_change": is_keeper and pledge.agreement.state in OPEN_STATES and pledge.dropped_on is None,
    }


def villages_context(view: PledgeView) -> dict[str, Any]:
    """What stands above the villages of a pledge: how the whole stands, and what is counted."""
    pledge = view.pledge
    return {
        "heading": _("%(pledge)s: villages") % {"pledge": pledge.title},
        "lead": view.indicator.definition,
        "trail": [*trail_of(pledge), (_("Villages"), None)],
        "pledge": pledge,
        "tag": tag_of(view),
        "facts": goal_of(view),
    }


def _facts(agreement: Agreement) -> list[Fact]:
    facts = [
        Fact(_("Kind"), agreement.get_kind_display()),
        Fact(_("Number of the agreement"), agreement.number),
        Fact(_("Signed on"), agreement.signed_on, agreement.place),
        Fact(_("First day"), agreement.starts_on),
        Fact(_("Last day"), agreement.ends_on),
        Fact(_("Agency that minds it"), agreement.office.name),
        Fact(_("Shown to the public"), agreement.is_public),
    ]
    if agreement.closed_on:
        facts.append(Fact(_("Closed on"), agreement.closed_on, agreement.closed_reason))
    if agreement.note:
        facts.append(Fact(_("Remark"), agreement.note))
    return facts


def _correction(one: Correction) -> dict[str, Any]:
    return {"day": one.day, "then": one.then, "now": one.now, "known_on": one.known_on}


def _before(revision: PledgeRevision) -> list[tuple[str, str]]:
    """What a pledge said before a change, in words: the name of each field and its old content."""
    names = {field.name: str(field.verbose_name) for field in Pledge._meta.concrete_fields}
    said = []
    for name, value in revision.before.items():
        said.append((names.get(name, name).capitalize(), _old_content(name, value)))
    return said


def _old_content(name: str, value: str) -> str:
    if name == "region":
        return Region.objects.filter(pk=value).values_list("name", flat=True).first() or value
    if name in {"begins_on", "due_on"} and value:
        return as_text(dt.date.fromisoformat(value))
    if name in {"baseline", "target"} and value:
        return as_text(plain(Decimal(value)))
    if name == "falls":
        return as_text(value == "True")
    return value or "–"
