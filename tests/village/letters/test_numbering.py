"""Whatever happens in an office over the years, no number is given twice and none is left out."""

import datetime as dt
from collections.abc import Sequence

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.signing.claims import Fact
from lonto.signing.signers.base import Signer, SigningError
from lonto.village.letters.actions import sign_letter, signing, withdraw_letter
from lonto.village.letters.choices import State
from lonto.village.letters.models import Letter
from lonto.village.letters.numbering import CLASSIFICATION, UNIT, usual_unit

from .conftest import Write
from .test_signing_letters import set_up

DAYS = [dt.datetime(year, month, 5, tzinfo=dt.UTC) for year in (2026, 2027) for month in (1, 6, 12)]
acts = st.lists(st.sampled_from(["sign", "sign", "fail", "withdraw", "next day", "paper"]), min_size=1, max_size=14)


class QuickSigner:
    """Signs nothing worth a name; only the numbers matter here."""

    def __init__(self, signer: Signer) -> None:
        self.key = signer.key
        self.declines = False

    def sign_pdf(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        if self.declines:
            raise SigningError
        return pdf

    def seal(self, kind: int, facts: Sequence[Fact], *, code: str) -> bytes:
        return b"claim"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_numbers_of_a_year_are_unique_and_without_a_gap(
    acts: list[str], head: Membership, signer: Signer, write_approved: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "render", lambda paper, *, at: b"%PDF")
    service = QuickSigner(signer)
    days, start = iter(DAYS), {2026: 0, 2027: 0}
    with transaction.atomic(), time_machine.travel(next(days)) as clock:
        for act in acts:
            service.declines = act == "fail"
            if act == "sign":
                sign_letter(by=head, letter=write_approved(), signer=service)
            elif act == "fail":
                with pytest.raises(SigningError):
                    sign_letter(by=head, letter=write_approved(), signer=service)
            elif act == "withdraw" and (letter := Letter.objects.filter(state=State.SIGNED).first()):
                withdraw_letter(by=head, letter=letter, reason="Keliru")
            elif act == "next day":
                clock.move_to(next(days, DAYS[-1]))
            elif act == "paper" and not Letter.objects.filter(year=dt.date.today().year).exists():
                set_up(head, paper_year=dt.date.today().year, paper_number=148)
                start[dt.date.today().year] = 148
        for year, before in start.items():
            numbers = Letter.objects.filter(year=year).order_by("number").values_list("number", flat=True)
            # A later year's paper book replaces the earlier one in the settings; its letters went on from it before.
            assert list(numbers) == list(range(before + 1, before + 1 + len(numbers)))
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("kind", "name", "unit"),
    [
        ("desa", "Macang Tanggar", "DS.MT"),
        ("kelurahan", "Labuan Bajo", "KEL.LB"),
        ("desa", "Wae Jare 2", "DS.WJ2"),
        ("desa", "Ruteng", "DS.R"),
    ],
)
def test_an_offices_usual_code_is_made_of_its_name(kind: str, name: str, unit: str) -> None:
    assert usual_unit(Region(code="53.15.05.2008", kind=kind, name=name)) == unit
    assert UNIT.fullmatch(unit)


@pytest.mark.parametrize(("code", "is_one"), [("400.9.14", True), ("470", True), ("4", False), ("400/9", False)])
def test_classification_codes_have_their_form(code: str, is_one: bool) -> None:
    assert bool(CLASSIFICATION.fullmatch(code)) == is_one
