"""Evidence: what is kept and refused, what never changes, who sees it."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.measures.registry import listed_measures
from lonto.regency.evidence import contents
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link, freeze_measure, withdraw
from lonto.regency.evidence.models import Evidence
from lonto.regions.models import Region
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.evidence.scope import PDF
from tests.web.reading import text_of

DETAILS = EvidenceDetails("SK Tim Koordinasi SPBE")
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64 + b"\x00\x00\x00\x00IEND\xaeB`\x82"


def archive(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def evidence(officer: Membership) -> Evidence:
    return add_file(by=officer, file=ContentFile(PDF, "sk.pdf"), details=DETAILS)


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (archive({"word/document.xml": b"<w/>"}), "docx"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (b"nomor;nilai\n1;3\n", "txt"),
    ],
)
def test_a_file_is_known_by_its_content(officer: Membership, content: bytes, extension: str) -> None:
    made = add_file(by=officer, file=ContentFile(content, "bukti.pdf"), details=DETAILS)
    assert made.name == f"bukti.{extension}"
    assert made.size == len(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (EXE, "kind"),
        (PDF[:20], "broken"),
        (PNG[:40], "broken"),
        (PDF + archive({"a.exe": b"MZ"}), "hidden"),
        (archive({"a.txt": b"x"}), "archive"),
        (archive({"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}), "macros"),
        (b"PK\x03\x04 no archive", "broken"),
        (b"", "empty"),
        (b"\xff\xfe\x00\x01", "kind"),
    ],
    ids=[
        "a program named .pdf",
        "half a PDF",
        "half a picture",
        "a PDF that is an archive too",
        "an archive",
        "macros",
        "a damaged archive",
        "nothing",
        "bytes",
    ],
)
def test_what_is_no_evidence_is_refused_and_nothing_is_kept(officer: Membership, content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        add_file(by=officer, file=ContentFile(content, "bukti.pdf"), details=DETAILS)
    assert refused.value.error_dict["file"][0].code == code
    assert not Evidence.objects.exists()


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_read(officer: Membership) -> None:
    class Large(ContentFile[bytes]):
        def read(self, *_sizes: object) -> bytes:
            raise AssertionError("it was read")

    large = Large(PDF, "besar.pdf")
    large.size = 200 * 1024 * 1024
    with pytest.raises(ValidationError, match="200 MB"):
        add_file(by=officer, file=large, details=DETAILS)


def test_a_bomb_is_refused(officer: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "UNPACKED", 1000)
    bomb = archive({"word/document.xml": b"0" * 5000})
    with pytest.raises(ValidationError) as refused:
        add_file(by=officer, file=ContentFile(bomb, "bukti.docx"), details=DETAILS)
    assert refused.value.error_dict["file"][0].code == "bomb"


def test_the_same_content_twice_is_recognised_by_its_digest(officer: Membership, evidence: Evidence) -> None:
    with pytest.raises(ValidationError, match="SK Tim Koordinasi SPBE"):
        add_file(by=officer, file=ContentFile(PDF, "lain.pdf"), details=EvidenceDetails("Lain"))


@pytest.mark.parametrize("url", ["http://contoh.id", "javascript:alert(1)", "ftp://contoh.id", "contoh.id", ""])
def test_only_safe_addresses_are_kept(officer: Membership, url: str) -> None:
    with pytest.raises(ValidationError):
        add_link(by=officer, url=url, details=DETAILS)


def test_a_frozen_number_keeps_its_definition_and_never_moves(officer: Membership) -> None:
    measure = listed_measures()[0]
    made = freeze_measure(by=officer, key=measure.key, details=DETAILS)
    made.refresh_from_db()
    assert made.measure["key"] == measure.key
    assert made.measure["definition"]["id"] != made.measure["definition"]["en"]
    assert made.measure["value"] == "0"
    assert made.measure["frozen_at"]


def test_a_measure_that_is_gone_and_a_region_elsewhere_are_refused(officer: Membership) -> None:
    with pytest.raises(ValidationError):
        freeze_measure(by=officer, key="no-such-measure", details=DETAILS)
    elsewhere = Region.objects.get(pk="53.10")
    with pytest.raises(ValidationError) as refused:
        freeze_measure(by=officer, key=listed_measures()[0].key, region=elsewhere, details=DETAILS)
    assert "region" in refused.value.message_dict


def test_a_newer_one_replaces_and_the_old_one_stays(officer: Membership, evidence: Evidence) -> None:
    newer = add_file(by=officer, file=ContentFile(PDF + b"\n", "sk.pdf"), details=DETAILS, replaces=evidence)
    assert newer.replaces == evidence
    assert Evidence.objects.count() == 2
    with pytest.raises(ValidationError):
        add_link(by=officer, url="https://contoh.id/1", details=DETAILS, replaces=Evidence.objects.get(pk=evidence.pk))


def test_another_agency_neither_sees_nor_withdraws_it(
    planner: Membership, officer: Membership, evidence: Evidence, as_: As
) -> None:
    assert not evidence_for(planner).exists()
    with pytest.raises(Http404):
        withdraw(by=planner, evidence=evidence)
    assert as_(planner).get(reverse("evidence:file", args=[evidence.pk])).status_code == 404


def test_the_file_is_a_download_that_no_browser_runs(officer: Membership, evidence: Evidence, as_: As) -> None:
    answer = as_(officer).get(reverse("evidence:file", args=[evidence.pk]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert content_of(answer) == PDF


def test_an_office_adds_in_three_ways_and_finds_it_again(officer: Membership, as_: As) -> None:
    office = as_(officer)
    add = [reverse("evidence:add", args=[kind]) for kind in ("file", "link", "measure")]
    assert office.post(add[0], {"title": "SK", "file": SimpleUploadedFile("sk.pdf", PDF)}).status_code == 302
    assert office.post(add[1], {"title": "Perbup", "url": "https://contoh.id/1"}).status_code == 302
    chosen = {"title": "Penduduk", "measure": listed_measures()[0].key}
    assert "0 " in text_of(office.post(add[2], chosen))
    assert office.post(add[2], {**chosen, "freeze": "1"}).status_code == 302
    shown = text_of(office.get(reverse("evidence:list"), {"q": "perbup"}))
    assert "Perbup" in shown
    assert "Penduduk<" not in shown


@pytest.mark.parametrize("state", ["valid", "expired", "withdrawn"])
def test_expired_and_withdrawn_evidence_can_be_found(officer: Membership, as_: As, state: str) -> None:
    old = EvidenceDetails("Lama", valid_until=dt.date(2020, 1, 1))
    add_link(by=officer, url="https://contoh.id/2", details=old)
    add_link(by=officer, url="https://contoh.id/3", details=EvidenceDetails("Baru"))
    gone = add_link(by=officer, url="https://contoh.id/4", details=EvidenceDetails("Buangan"))
    withdraw(by=officer, evidence=gone)
    shown = text_of(as_(officer).get(reverse("evidence:list"), {"state": state}))
    titles = {"valid": "Baru", "expired": "Lama", "withdrawn": "Buangan"}
    assert [title for title in titles.values() if f">{title}<" in shown] == [titles[state]]


def test_a_bad_file_is_said_beside_the_field(officer: Membership, as_: As) -> None:
    answer = as_(officer).post(
        reverse("evidence:add", args=["file"]), {"title": "SK", "file": SimpleUploadedFile("sk.pdf", EXE)}
    )
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in text_of(answer)


def test_an_unknown_kind_is_not_found(officer: Membership, as_: As) -> None:
    assert as_(officer).get("/evidence/add/video/").status_code == 404
    assert as_(officer).get("/evidence/add/link/?replaces=x").status_code == 200
