"""One letter: rendered, signed, stored; and its parts alone."""

import datetime as dt
import json
from typing import Any
from unittest.mock import patch

import typst
from django.utils import timezone

from lonto.lib.typesetting import FONTS
from lonto.signing.actions import create_key
from lonto.signing.signers.registry import open_signer
from lonto.village.letters.actions import approve_letter, sign_letter, signing, start_letter, submit_letter
from lonto.village.letters.models import Letter
from lonto.village.letters.rendering import DATA, TEMPLATE, render
from lonto.village.residents.models import Family, Resident
from tests.bench.figures import Figure, Row, median_ms
from tests.bench.offices import Cast, people

PASSPHRASE = "sebelas kerbau di bukit"
ANSWERS: dict[str, str | int | None] = {
    "business_name": "Kios Mai Ceki",
    "business_kind": "kios sembako",
    "since": "2021-07-01",
    "business_address": "Dusun Wae Nahi, RT 001",
    "capital": 5_000_000,
    "purpose": "pengajuan KUR",
}
LETTERS = 31


def measure() -> list[Row]:
    cast = people()
    create_key(by=cast.head, passphrase=PASSPHRASE)
    signer = open_signer(cast.head, PASSPHRASE)
    waiting = iter(_approved_letters(cast))
    papers: list[dict[str, Any]] = []

    def keep(paper: dict[str, Any], *, at: dt.datetime) -> bytes:
        papers.append(paper)
        return render(paper, at=at)

    def sign_next() -> None:
        sign_letter(by=cast.head, letter=next(waiting), signer=signer)

    with patch.object(signing, "render", keep):
        whole = median_ms(sign_next, times=LETTERS - 2)
    now = timezone.now()
    pdf = render(papers[0], at=now)
    alone = median_ms(lambda: render(papers[0], at=now))
    bare_typst = _bare_typst(papers[0])
    signature = median_ms(lambda: signer.sign_pdf(pdf, reason="SKU", location="Macang Tanggar"))
    return [
        Figure("one letter: render, sign, store", whole, "ms", bare_typst + signature, 80).as_row(),
        Figure("one letter: render alone", alone, "ms", bare_typst, 15).as_row(),
        Figure("one letter: signature alone (EC P-256)", signature, "ms").as_row(),
    ]


def _approved_letters(cast: Cast) -> list[Letter]:
    village = cast.clerk.village
    resident = Resident.objects.create(
        village=village,
        family=Family.objects.create(village=village),
        name="ROFINA JELITA",
        folded="rofina jelita",
        nik="5315054708929901",
        sex=2,
        birth_place="LABUAN BAJO",
        born_on=dt.date(1992, 8, 7),
        religion=3,
        occupation=9,
        marital_status=2,
        citizenship=1,
    )
    letters = []
    for _number in range(LETTERS):
        letter = start_letter(by=cast.clerk, resident=resident, type_code="SKU", answers=ANSWERS)
        letters.append(approve_letter(by=cast.secretary, letter=submit_letter(by=cast.clerk, letter=letter)))
    return letters


def _bare_typst(paper: dict[str, Any]) -> float:
    """The same page by Typst as it comes, without the standards of archives and screen readers."""
    compiler = typst.Compiler(str(TEMPLATE), root=str(DATA), font_paths=[str(FONTS)], ignore_system_fonts=True)
    data = json.dumps(paper)
    return median_ms(lambda: compiler.compile(format="pdf", sys_inputs={"letter": data}))
