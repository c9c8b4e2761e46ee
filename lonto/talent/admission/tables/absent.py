"""What a table of absent people names: each row a person with a confirmed seat, somebody who came, or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.tables.problems import COMMON, Reading, Sentences
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Offer
from lonto.talent.admission.queries.absent import confirmed_people
from lonto.talent.admission.tables.scores import NUMBER
from lonto.talent.training.models import Intake

ABSENT = Column(
    "absent",
    "tidak_hadir",
    _("ya, for who was absent. Where the file has no such column, every row counts as absent."),
    ("absen", "mangkir"),
    example="ya",
)
NAME = Column("name", "nama", _("For the reader only; the number decides."))
CLASS = Column("class", "kelas", _("For the reader only; the number decides."))
COLUMNS = (NUMBER, NAME, CLASS, ABSENT)
YES, NO = frozenset({"ya", "y", "yes", "x", "v", "1"}), frozenset({"", "tidak", "t", "no", "0", "-"})
SENTENCES: Sentences = {
    **COMMON,
    "unknown": (_("No application of this intake has this number."), _("Compare it with the receipt.")),
    "no_seat": (_("This person has no confirmed seat."), _("Take the row out.")),
    "word": (_("This is neither ya nor tidak."), _("Write ya for who was absent, else leave the cell empty.")),
    "twice": (_("This number stands in the table twice."), _("Keep one of the rows.")),
}


@dataclass
class PlannedAbsence(PlannedRow):
    """One row: new where it names an absent person, whose seat is the `offer`; unchanged where the person came."""

    offer: Offer | None = None


@dataclass
class AbsentPlan(Plan[PlannedAbsence]):
    """Who is named is shown with what follows for them."""

    told = (REFUSED,)

    @property
    def offers(self) -> list[Offer]:
        """The seats of everybody who is named."""
        return [row.offer for row in self.of(NEW) if row.offer]


def plan_absent(intake: Intake, lines: Sequence[Line]) -> AbsentPlan:
    """Hold each row against the confirmed seats; nothing is written."""
    seats = {offer.application.number: offer for offer in confirmed_people(intake)}
    sent = Application.objects.filter(intake=intake).exclude(state=ApplicationState.DRAFT)
    known = frozenset(sent.values_list("number", flat=True))
    seen: set[str] = set()
    return AbsentPlan([_planned(line, seats, known, seen) for line in lines])


def _planned(line: Line, seats: Mapping[str, Offer], known: frozenset[str], seen: set[str]) -> PlannedAbsence:
    written = line.text("number")
    number = written if written in known else written.upper()
    reading = Reading(line)
    row = PlannedAbsence(line.number, REFUSED, written[:40], reading.problems)
    reading.refuse_bad_cells(COLUMNS)
    word = fold(line.text("absent"))
    if word not in YES | NO:
        reading.refuse("word", ABSENT)
    if "absent" in line.letters and word in NO and not row.problems:
        row.kind = UNCHANGED
        return row
    if not number:
        reading.refuse("missing", NUMBER)
    elif number not in known:
        reading.refuse("unknown", NUMBER)
    elif number not in seats:
        reading.refuse("no_seat", NUMBER)
    elif number in seen:
        reading.refuse("twice", NUMBER)
    if not row.problems:
        seen.add(number)
        row.kind, row.offer = NEW, seats[number]
    return row
