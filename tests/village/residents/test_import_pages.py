from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.village.residents.actions.imports import prepare_import
from lonto.village.residents.choices import ImportState
from lonto.village.residents.models import Resident, ResidentImport
from lonto.village.residents.navigation import waiting
from lonto.village.residents.tasks import progress_of
from tests.conftest import As
from tests.village.residents.files import CODES, a_book, a_person, take

UPLOAD = "/residents/imports/new/"
Capture = Callable[..., Any]


def a_run(by: Membership, *rows: dict[str, Any]) -> ResidentImport:
    return prepare_import(by=by, file=a_book(*rows), name="penduduk.xlsx")


def hand_in(content: bytes, name: str = "penduduk.xlsx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_file_leads_to_its_preview(clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    response = client.post(UPLOAD, hand_in(CODES.read_bytes(), CODES.name))
    run = ResidentImport.objects.get()
    assert response["Location"] == run.get_absolute_url()
    page = client.get(run.get_absolute_url()).content.decode()
    assert "1.845" in page
    assert CODES.name in page


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", CODES.read_bytes()[:5000]])
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(clerk: Membership, as_: As, content: bytes) -> None:
    response = as_(clerk).post(UPLOAD, hand_in(content))
    assert "file" in response.context["form"].errors
    assert not ResidentImport.objects.exists()


def test_an_import_to_confirm_waits_on_the_office_home(clerk: Membership) -> None:
    a_run(clerk, a_person())
    assert [(str(work.url), work.count) for work in waiting(clerk) if work.count] == [("/residents/imports/", 1)]


def test_a_confirmed_import_shows_its_report(
    clerk: Membership, as_: As, django_capture_on_commit_callbacks: Capture
) -> None:
    run, client = a_run(clerk, a_person(kk_level="4")), as_(clerk)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("residents:import_confirm", args=[run.pk]))
    response = client.get(run.get_absolute_url())
    assert response.templates[0].name == "residents/import_done.html"
    assert Resident.objects.get().get_absolute_url() in response.content.decode()


def test_while_it_runs_the_page_shows_how_far_it_is(clerk: Membership, as_: As) -> None:
    run, client = a_run(clerk, a_person()), as_(clerk)
    client.post(reverse("residents:import_confirm", args=[run.pk]))
    progress_of(run).set(40, 100)
    assert "40" in client.get(run.get_absolute_url()).content.decode()
    progress = reverse("residents:import_progress", args=[run.pk])
    assert "40" in client.get(progress).content.decode()
    ResidentImport.objects.update(state=ImportState.DONE)
    assert client.get(progress)["HX-Refresh"] == "true"


def test_refused_rows_are_listed_with_what_to_do_and_can_be_taken_along(clerk: Membership, as_: As) -> None:
    run, client = a_run(clerk, a_person(), a_person(nik="1", nama="Ana", agama_id="Jedi")), as_(clerk)
    assert "Jedi" in client.get(run.get_absolute_url()).content.decode()
    rows = reverse("residents:import_rows", args=[run.pk])
    assert "Jedi" in client.get(rows, {"kind": "refused"}).content.decode()
    assert "Jedi" not in client.get(rows, {"kind": "changed"}).content.decode()
    file = b"".join(client.get(rows, {"kind": "refused", "format": "csv"})).decode()
    assert "agama_id: “Jedi”" in file


def test_changed_rows_are_listed_field_by_field(clerk: Membership, maria: Resident, as_: As) -> None:
    run = a_run(clerk, a_person(rt="2"))
    page = as_(clerk).get(reverse("residents:import_rows", args=[run.pk])).content.decode()
    assert "<strong>RT</strong>: 001 → 002" in page


def test_a_preview_can_be_made_again_with_other_choices(clerk: Membership, maria: Resident, as_: As) -> None:
    run = a_run(clerk, a_person(tempatlahir=""))
    as_(clerk).post(reverse("residents:import_recheck", args=[run.pk]), {"clears_blanks": "1"})
    run.refresh_from_db()
    assert (run.clears_blanks, run.changed) == (True, 1)


def test_who_seems_to_be_the_same_person_can_be_kept_apart(clerk: Membership, as_: As) -> None:
    take(clerk.village, a_person(nik="0", nama_ibu="Veronika"))
    run, client = a_run(clerk, a_person(nama_ibu="Veronika", kk_level="4")), as_(clerk)
    assert 'name="apart"' in client.get(run.get_absolute_url()).content.decode()
    client.post(reverse("residents:import_recheck", args=[run.pk]), {"apart": "2"})
    run.refresh_from_db()
    assert (run.new, run.changed, run.kept_apart) == (1, 0, [2])


def test_a_file_is_thrown_away_on_demand(clerk: Membership, as_: As) -> None:
    run, client = a_run(clerk, a_person()), as_(clerk)
    client.post(reverse("residents:import_discard", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == ImportState.DISCARDED
    assert client.get(run.get_absolute_url()).status_code == 200
    assert client.post(reverse("residents:import_file", args=[run.pk])).status_code == 302


def test_the_file_itself_stays_with_the_report(clerk: Membership, as_: As) -> None:
    run = a_run(clerk, a_person())
    response = as_(clerk).post(reverse("residents:import_file", args=[run.pk]))
    assert b"".join(response).startswith(b"PK")
    assert "attachment" in response["Content-Disposition"]


def test_the_export_page_gives_the_file_only_on_its_button(clerk: Membership, maria: Resident, as_: As) -> None:
    client = as_(clerk)
    assert client.get("/residents/export/")["Content-Type"].startswith("text/html")
    response = client.post("/residents/export/")
    assert b"".join(response).startswith(b"PK")
    assert "penduduk-53.15.05.2008-" in response["Content-Disposition"]


def test_an_import_that_does_not_move_can_be_started_again(
    clerk: Membership, as_: As, django_capture_on_commit_callbacks: Capture
) -> None:
    run, client = a_run(clerk, a_person()), as_(clerk)
    with django_capture_on_commit_callbacks(execute=False):
        client.post(reverse("residents:import_confirm", args=[run.pk]))
    restart = reverse("residents:import_restart", args=[run.pk])
    assert restart in client.get(run.get_absolute_url()).content.decode()
    client.post(restart)
    client.post(restart)
    run.refresh_from_db()
    assert run.state == ImportState.DONE
    assert Resident.objects.count() == 1


def test_who_confirms_too_late_sees_what_became_of_the_file(
    clerk: Membership, as_: As, django_capture_on_commit_callbacks: Capture
) -> None:
    run, client = a_run(clerk, a_person()), as_(clerk)
    for name in ("import_confirm", "import_confirm", "import_recheck", "import_discard"):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(reverse(f"residents:{name}", args=[run.pk]))
        assert response["Location"] == run.get_absolute_url()
    run.refresh_from_db()
    assert run.state == ImportState.DONE
