"""Which documents an academy asks for: the kinds there are, what is required or optional, and of whom.

While an officer has not chosen (`Academy.documents` is None), the lines of `documents_by_academy.csv` count; a line
with * counts for every academy. An announced intake keeps what its classes asked for when it was announced.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.bilingual import Both
from lonto.talent.training.choices import Need, Whom
from lonto.talent.training.models import Academy, TrainingClass

FOLDER = Path(__file__).with_name("data")
ALL_ACADEMIES = "*"
WORKING = frozenset({"permanent", "temporary", "self", "civil_servant"})
Raw = list[dict[str, str]]


@dataclass(frozen=True)
class DocumentKind:
    """One kind of proof in both languages; `is_in_register` says that the village's word makes it needless."""

    key: str
    name: Both
    hint: Both
    is_in_register: bool

    def __str__(self) -> str:
        return self.name.of(get_language())

    @property
    def hint_text(self) -> str:
        return self.hint.of(get_language())


@dataclass(frozen=True)
class Owner:
    """What decides which documents a person is asked for; `is_confirmed` by the village."""

    is_confirmed: bool = False
    has_disability: bool = False
    is_final_year: bool = False
    employment: str = ""


@dataclass(frozen=True)
class Ask:
    """A kind that an academy asks for."""

    kind: DocumentKind
    need: Need
    whom: Whom = Whom.EVERYBODY

    @property
    def is_required(self) -> bool:
        return self.need == Need.REQUIRED

    def concerns(self, owner: Owner) -> bool:
        """Whether this person is asked for it."""
        if owner.is_confirmed and self.kind.is_in_register:
            return False
        match self.whom:
            case Whom.DISABILITY:
                return owner.has_disability
            case Whom.FINAL_YEAR:
                return owner.is_final_year
            case Whom.FINISHED:
                return not owner.is_final_year
            case Whom.WORKING:
                return owner.employment in WORKING
        return True


def documents_of(academy: Academy) -> tuple[Ask, ...]:
    """What an academy asks for now."""
    return usual_documents(academy.code) if academy.documents is None else read(academy.documents)


def documents_of_class(training_class: TrainingClass) -> tuple[Ask, ...]:
    """What a class asks for: what it was announced with, before that what its academy asks for now."""
    frozen: Raw | None = training_class.frozen_documents
    return documents_of(training_class.academy) if frozen is None else read(frozen)


def promised_documents(training_class: TrainingClass) -> Raw:
    """What a class of an announced intake asks for: the same as the other classes of its academy there."""
    others = TrainingClass.objects.filter(
        intake=training_class.intake_id, academy=training_class.academy_id, frozen_documents__isnull=False
    )
    found: Raw | None = others.values_list("frozen_documents", flat=True).first()
    return as_json(documents_of(training_class.academy)) if found is None else found


@cache
def usual_documents(code: str) -> tuple[Ask, ...]:
    """What an academy with this code asks for where nobody has chosen."""
    own = code.upper().replace("-", "")
    return read(row for row in _rows("documents_by_academy.csv") if row["academy"] in (ALL_ACADEMIES, own))


def read(raw: Iterable[Mapping[str, str]]) -> tuple[Ask, ...]:
    """The list that a row keeps, in the order of the kinds; a kind that the house no longer knows is left out."""
    return _read(tuple((line["kind"], line["need"], line["whom"]) for line in raw))


@lru_cache(256)
def _read(lines: tuple[tuple[str, str, str], ...]) -> tuple[Ask, ...]:
    asked = {key: (Need(need), Whom(whom)) for key, need, whom in lines}
    return tuple(Ask(kind, *asked[key]) for key, kind in all_kinds().items() if key in asked)


def checked(raw: Iterable[Mapping[str, str]]) -> Raw:
    """The list as it is kept; ValidationError where it names what is not known, or a kind twice."""
    lines, kinds = list(raw), all_kinds()
    for line in lines:
        if line.get("kind") not in kinds or line.get("need") not in Need or line.get("whom") not in Whom:
            raise ValidationError(_("This kind of document is not known: %(kind)s.") % {"kind": line.get("kind", "")})
    if len({line["kind"] for line in lines}) < len(lines):
        raise ValidationError(_("A kind of document stands in the list twice."))
    return as_json(read(lines))


def as_json(asks: Iterable[Ask]) -> Raw:
    return [{"kind": ask.kind.key, "need": ask.need.value, "whom": ask.whom.value} for ask in asks]


@cache
def all_kinds() -> dict[str, DocumentKind]:
    """Every kind by its key, in the order of the file."""
    return {
        row["kind"]: DocumentKind(
            row["kind"],
            Both(row["id"], row["en"]),
            Both(row["hint_id"], row["hint_en"]),
            row["is_in_register"] == "yes",
        )
        for row in _rows("document_kinds.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
