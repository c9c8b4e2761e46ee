"""From a letter to its paper: every line that `data/letter.typ` sets, as plain data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.accounts.queries import head_of
from lonto.lib.bilingual import day_in_words
from lonto.lib.rupiah import format_rupiah
from lonto.lib.terbilang import rupiah_in_words, terbilang
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import CODE_LENGTH
from lonto.signing.positions import formal_name, government_of, position
from lonto.village.letters.facts import LABELS
from lonto.village.letters.models import Letter
from lonto.village.letters.types import Kind, Question

EMBLEM = Path(__file__).with_name("data") / "emblem.svg"
MARK = "lonto:"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_PLACE = re.compile(r"\{(\w+)\}")

Paper = dict[str, Any]


@dataclass(frozen=True)
class Check:
    """How the paper can be checked: what stands beside its QR code."""

    qr: str
    code: str
    address: str


@dataclass(frozen=True)
class Signature:
    """Who signs: the name, the position in a sentence, and the lines above the name."""

    name: str
    position: str
    capacity: tuple[str, ...]


def signature_of(by: Membership) -> Signature:
    """The signature block of the head, or of the secretary for the head ("a.n.")."""
    village = by.office.region
    head = _title(village, Role.HEAD)
    if by.role == Role.HEAD:
        return Signature(by.account.name, head, (f"{head},",))
    own = _title(village, Role(by.role))
    capacity = (f"a.n. {head}", f"{position(village, Role(by.role))},")
    return Signature(by.account.name, f"{own}, atas nama {head}", capacity)


def expected_signature(office: Office) -> Signature:
    """The block of a draft: the head's, with a blank for the name where the office has no head today."""
    head = head_of(office)
    if head is not None:
        return signature_of(head)
    title = _title(office.region, Role.HEAD)
    return Signature("........................", title, (f"{title},",))


def compose(
    letter: Letter, office: Office, signature: Signature, *, number: str, on: date, until: date, check: Check | None
) -> Paper:
    """The paper of a letter on a date; without `check` it is a draft."""
    above = _regions_above(office.region)
    places = _surroundings(office.region, above) | {"signer": signature.position, "valid_until": day_in_words(until).id}
    places |= {
        question.name: printed(question, letter.answers.get(question.name)) for question in letter.type.questions
    }
    return {
        "title": f"{letter.type.heading} {letter.facts['name']}",
        "office": government_of(office.region),
        "keywords": [f"{MARK}{letter.code}"] if check else [],
        "letterhead": _letterhead(office, above),
        "heading": letter.type.heading.upper(),
        "number": number,
        "opening": _runs(letter.type.opening, places),
        "identity": [[LABELS[name], letter.facts[name], name == "name"] for name in letter.type.identity],
        "paragraphs": [
            _runs(paragraph.text, places)
            for paragraph in letter.type.paragraphs
            if all(places[name] for name in paragraph.when)
        ],
        "place-date": f"{office.region.name}, {day_in_words(on).id}",
        "capacity": list(signature.capacity),
        "signer": signature.name.upper(),
        "check": None
        if check is None
        else {"qr": check.qr, "code": check.code, "address": check.address, "basis": _basis(above)},
    }


def printed(question: Question, answer: object) -> str:
    """An answer as the letter says it: amounts and numbers also in words, dates with the month's name."""
    if answer is None or answer == "":
        return ""
    if question.kind is Kind.MONEY:
        return f"{format_rupiah(int(str(answer)))} ({rupiah_in_words(int(str(answer)))})"
    if question.kind is Kind.NUMBER:
        return f"{answer} ({terbilang(int(str(answer)))})"
    if question.kind is Kind.DATE:
        return day_in_words(date.fromisoformat(str(answer))).id
    return str(answer)


def _letterhead(office: Office, above: Mapping[int, Region]) -> dict[str, Any]:
    village = office.region
    postal_code = office.postal_code or village.postal_code
    address = ", ".join(filter(None, (office.address, f"Kode Pos {postal_code}" if postal_code else "")))
    ways = (("Telepon", office.phone), ("Surel", office.email), ("Laman", office.website))
    contact = " | ".join(f"{name} {value}" for name, value in ways if value)
    return {
        "emblem": _emblem(),
        "above": [government_of(above[Level.REGENCY]).upper(), formal_name(above[Level.DISTRICT]).upper()],
        "office": formal_name(village).upper(),
        "below": [line for line in (address, contact) if line],
    }


def _regions_above(village: Region) -> dict[int, Region]:
    """Province, regency and district of a village, by their level."""
    codes = [village.pk[: CODE_LENGTH[level]] for level in (Level.PROVINCE, Level.REGENCY, Level.DISTRICT)]
    return {region.level: region for region in Region.objects.filter(pk__in=codes)}


def _surroundings(village: Region, above: Mapping[int, Region]) -> dict[str, str]:
    return {
        "village": formal_name(village),
        "district": formal_name(above[Level.DISTRICT]),
        "regency": formal_name(above[Level.REGENCY]),
        "province": formal_name(above[Level.PROVINCE]),
    }


def _title(village: Region, role: Role) -> str:
    """ "Kepala Desa Macang Tanggar"."""
    return f"{position(village, role)} {village.name}"


def _basis(above: Mapping[int, Region]) -> str:
    return f"Sertifikat penanda tangan diterbitkan oleh {government_of(above[Level.REGENCY])}."


def _runs(text: str, places: Mapping[str, str]) -> list[dict[str, Any]]:
    """A paragraph as plain and bold parts. Values go in last and are never looked through for marks again."""
    runs = []
    for number, part in enumerate(_BOLD.split(text)):
        if part:
            filled = _PLACE.sub(lambda place: places[place[1]], part)
            runs.append({"text": filled, "strong": number % 2 == 1})
    return runs


@cache
def _emblem() -> str:
    return EMBLEM.read_text(encoding="utf-8")
