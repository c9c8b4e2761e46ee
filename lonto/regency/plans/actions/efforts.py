"""What rises take, and which hang together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.plans.access import require_planner
from lonto.regency.plans.choices import BondKind
from lonto.regency.plans.models import LONGEST_NOTE, MOST_COST, MOST_DAYS, Bond, Effort

MOST_BONDS, MOST_TIED = 50, 20


@dataclass(frozen=True)
class EffortDetails:
    """What one rise takes; `days` None takes the estimate back, so that the assumed effort counts again."""

    number: int
    level: int
    days: int | None
    cost: int = 0
    is_frozen: bool = False
    note: str = ""


def set_efforts(*, by: Membership, scheme: Scheme, details: Sequence[EffortDetails]) -> list[Effort]:
    """Estimate what some rises take; the others keep what they have."""
    return write_efforts(by, scheme, details, "plans.set_effort")


def tie(*, by: Membership, scheme: Scheme, kind: str, rises: Sequence[Rise], reason: str = "") -> Bond:
    """Say that rises come all or none, or that the first needs the second."""
    require_planner(by)
    regency = by.office.region
    if len(set(rises)) != len(rises):
        raise ValidationError({"rises": _("A rise is named twice.")}, code="twice")
    if kind == BondKind.NEEDS and len(rises) != 2:
        raise ValidationError({"rises": _("Name two rises: the one that needs, and the one that is needed.")})
    if not 2 <= len(rises) <= MOST_TIED:
        sentence = _("Name at least two and at most %(most)s rises.") % {"most": MOST_TIED}
        raise ValidationError({"rises": sentence}, code="count")
    for rise in rises:
        _require_known(scheme, rise.number, rise.level, "rises")
    ordered = list(rises) if kind == BondKind.NEEDS else sorted(rises)
    with writing(regency) as stream:
        known = list(Bond.objects.filter(regency=regency, scheme_key=scheme.key))
        written = [list(rise) for rise in ordered]
        if any(bond.kind == kind and bond.rises == written for bond in known):
            raise ValidationError({"rises": _("These rises are tied in this way already.")}, code="known")
        if len(known) >= MOST_BONDS:
            raise ValidationError(_("There are %(most)s ties already. Untie one first.") % {"most": MOST_BONDS})
        bond = Bond(
            regency=regency,
            scheme_key=scheme.key,
            kind=BondKind(kind),
            rises=written,
            reason=reason.strip(),
        )
        bond.save(force_insert=True)
        record(by=by, stream=stream, verb="plans.tie", saved=[bond])
    return bond


def untie(*, by: Membership, bond: Bond) -> None:
    """Let rises come without one another again."""
    require_planner(by, bond.regency_id)
    with writing(bond.regency) as stream:
        found = Bond.objects.filter(pk=bond.pk).first()
        if found is None:  # somebody was faster
            return
        record(by=by, stream=stream, verb="plans.untie", deleted=[found])
        found.delete()


def write_efforts(
    by: Membership, scheme: Scheme, details: Sequence[EffortDetails], verb: str, beside: Sequence[Model] = ()
) -> list[Effort]:
    """Write what changes, and record it together with the rows that were saved `beside` it."""
    require_planner(by)
    _require_sound(scheme, details)
    regency = by.office.region
    with writing(regency) as stream:
        rows = {
            (row.number, row.level): row
            for row in Effort.objects.filter(regency=regency, scheme_key=scheme.key).order_by("number", "level")
        }
        saved, deleted = [], []
        for one in details:
            row = rows.get((one.number, one.level))
            if one.days is None:
                deleted += [row] if row else []
            elif row is None or not _is_same(row, one):
                row = row or Effort(regency=regency, scheme_key=scheme.key, number=one.number, level=one.level)
                row.days, row.cost, row.is_frozen, row.note = one.days, one.cost, one.is_frozen, one.note
                row.save()
                saved.append(row)
        if saved or deleted or beside:
            record(by=by, stream=stream, verb=verb, saved=[*saved, *beside], deleted=deleted)
            Effort.objects.filter(pk__in=[row.pk for row in deleted]).delete()
    return saved


def _is_same(row: Effort, one: EffortDetails) -> bool:
    return (row.days, row.cost, row.is_frozen, row.note) == (one.days, one.cost, one.is_frozen, one.note)


def _require_sound(scheme: Scheme, details: Iterable[EffortDetails]) -> None:
    times = Counter((one.number, one.level) for one in details)
    for (number, level), count in times.items():
        _require_known(scheme, number, level, None)
        if count > 1:
            sentence = _("Indicator %(number)s, level %(level)s is given twice.")
            raise ValidationError(sentence % {"number": number, "level": level}, code="twice")
    for one in details:
        if not 0 <= (one.days or 0) <= MOST_DAYS or not 0 <= one.cost <= MOST_COST:
            sentence = _("Indicator %(number)s, level %(level)s: person-days or rupiah are too large, or below zero.")
            raise ValidationError(sentence % {"number": one.number, "level": one.level}, code="bounds")
        if len(one.note) > LONGEST_NOTE:
            sentence = _("Indicator %(number)s, level %(level)s: the note is longer than %(most)s characters.")
            values = {"number": one.number, "level": one.level, "most": LONGEST_NOTE}
            raise ValidationError(sentence % values, code="length")


def _require_known(scheme: Scheme, number: int, level: int, field: str | None) -> None:
    if number in scheme.by_number and 1 <= level <= scheme.highest:
        return
    sentence = _("There is no rise of indicator %(number)s to level %(level)s in this scheme.")
    text = sentence % {"number": number, "level": level}
    raise ValidationError({field: text} if field else text, code="unknown")
