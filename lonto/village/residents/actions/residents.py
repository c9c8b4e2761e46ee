"""Creating and correcting a resident by hand, under the same rules as an import: it is an import of one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.village.residents.access import WRITERS
from lonto.village.residents.choices import RowKind
from lonto.village.residents.importing.plan import Change, Plan
from lonto.village.residents.importing.planning import Reading, Wishes, plan_import
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.register import Register, load_register_near
from lonto.village.residents.importing.rows import Row, Standards, check_row
from lonto.village.residents.importing.saving import save_plan
from lonto.village.residents.models import Resident

ROW = 0
NEVER_EMPTIED = frozenset({"name", "status", "kk"})


class Refused(Exception):  # noqa: N818  an answer to a person, like a form's
    """The values cannot be saved; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(", ".join(problem.code for problem in problems))


@dataclass(frozen=True)
class Examination:
    """What would be saved, and what is to be said about it."""

    plan: Plan
    register: Register
    village: Region

    @property
    def problems(self) -> list[Problem]:
        return self.plan.rows[0].row.problems

    @property
    def refusals(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_refusal]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_refusal]

    @property
    def changes(self) -> list[Change]:
        """Field by field; for a new resident everything that is filled in."""
        planned = self.plan.rows[0]
        if planned.resident is not None:
            return planned.changes
        return [Change(name, None, value) for name, value in planned.row.values.items()]


def examine_new(village: Region, values: Mapping[str, Any], *, is_another: bool = False) -> Examination:
    """Check the values of a new resident; `is_another` says that somebody alike in the register is another person."""
    found = _examine(village, values, Wishes(kept_apart=[ROW] if is_another else []))
    planned = found.plan.rows[0]
    if planned.resident is not None:
        is_certain = planned.kind is not RowKind.MERGED and bool(values.get("nik"))
        owner = Resident.objects.filter(pk=planned.resident).values_list("name", flat=True).first()
        details = {"resident": str(planned.resident), "name": owner or "", "is_certain": is_certain}
        planned.row.problems.append(Problem(Code.ALREADY_THERE, "nik" if is_certain else "nama", "", details))
        planned.kind = RowKind.REFUSED
    return found


def examine_correction(resident: Resident, values: Mapping[str, Any], fields: frozenset[str]) -> Examination:
    """Check corrected values; the `fields` that `values` leaves out are emptied."""
    wishes = Wishes(clears=fields - NEVER_EMPTIED, known={ROW: resident.pk})
    return _examine(resident.village, values, wishes, resident)


def create_resident(
    *, by: Membership, village: Region, values: Mapping[str, Any], is_another: bool = False
) -> Resident:
    """Enter a new resident; raises Refused."""
    require_village(by, village, *WRITERS)
    with writing(village) as stream:
        found = examine_new(village, values, is_another=is_another)
        if found.refusals:
            raise Refused(found.refusals)
        saved = save_plan(found.plan, village, found.register)
        resident = saved.residents[0]
        record(by=by, stream=stream, verb="residents.create", saved=saved.rows(), note={"name": resident.name})
    return resident


def correct_resident(
    *, by: Membership, resident: Resident, values: Mapping[str, Any], fields: frozenset[str]
) -> Resident:
    """Correct a resident; raises Refused. Nothing is recorded where nothing differs."""
    require_village(by, resident.village, *WRITERS)
    with writing(resident.village) as stream:
        resident = Resident.objects.select_related("village").get(pk=resident.pk)
        found = examine_correction(resident, values, fields)
        if found.refusals:
            raise Refused(found.refusals)
        if found.changes:
            saved = save_plan(found.plan, resident.village, found.register)
            fields_changed = sorted(change.field for change in found.changes)
            record(by=by, stream=stream, verb="residents.correct", saved=saved.rows(), note={"fields": fields_changed})
    return Resident.objects.select_related("village", "family", "hamlet").get(pk=resident.pk)


def _examine(
    village: Region, values: Mapping[str, Any], wishes: Wishes, resident: Resident | None = None
) -> Examination:
    row = Row(ROW, dict(values))
    check_row(row, Standards(known_codes(), village.pk.replace(".", "")[:6], timezone.localdate()))
    register = load_register_near(village, values, resident)
    return Examination(plan_import(Reading([row], set(values)), register, wishes), register, village)
