"""From a programme's promise to a published result that an outsider recomputes."""

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from lonto.talent.admission.examples import invent
from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in
from tests.talent.admission.tables import row_of, workbook

HERE = Path(__file__).parents[2]
REPLAY = HERE / "docs" / "replay" / "replay_allocation.py"
CLASS, OTHER_CLASS = "TA-LIT-MT", "TA-LIT-RK"
PEOPLE = 36
LET_TIME_PASS = """
import datetime as dt, django
django.setup()
from django.utils import timezone
from lonto.talent.training.models import Intake
intake = Intake.objects.get(code="UJI-1")
intake.opens_at, intake.closes_at = (timezone.now() - dt.timedelta(days=days) for days in (40, 12))
intake.documents_until = timezone.localdate() - dt.timedelta(days=1)
intake.save()
"""


def _press_primary(page: Page) -> None:
    page.locator("main form .btn-primary").first.click()
    page.wait_for_load_state()


def _choose(page: Page, name: str, ending: str) -> None:
    """Choose what ends in these words, whatever else other stories have made."""
    labels = page.locator(f"select[name={name}] option").all_inner_texts()
    page.select_option(f"select[name={name}]", label=next(label for label in labels if label.strip().endswith(ending)))


def _let_the_deadline_pass(server: Server) -> None:
    environment = server.environment | {"DJANGO_SETTINGS_MODULE": "lonto.config.settings"}
    subprocess.run([sys.executable, "-c", LET_TIME_PASS], env=environment, cwd=HERE, check=True)


def test_officer_goes_from_programme_to_published_bundle_and_an_outsider_recomputes_it(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    context = browser.new_context(base_url=server.url, locale="id-ID", accept_downloads=True)
    officer = context.new_page()
    officer.set_default_timeout(20_000)
    sign_in(officer, server, "program")

    # She promises a programme, copies the classes of an earlier intake and announces it.
    today = dt.date.today()
    officer.goto("/training/office/programmes/new/")
    officer.fill("input[name=name]", "Program Uji")
    officer.fill("input[name=starts_on]", f"{today:%d-%m-%Y}")
    officer.fill("input[name=ends_on]", f"{today + dt.timedelta(days=365):%d-%m-%Y}")
    officer.fill("input[name=target]", "20000")
    _press_primary(officer)
    officer.goto(f"{officer.url}intakes/copy/")
    _choose(officer, "source", "Gelombang 2")
    officer.fill("input[name=name]", "Gelombang Uji")
    officer.fill("input[name=code]", "UJI-1")
    officer.fill("input[name=opens_on]", f"{today - dt.timedelta(days=2):%d-%m-%Y}")
    _press_primary(officer)
    intake = officer.url.rstrip("/").rpartition("/")[2]
    officer.goto(f"{officer.url}announce/")
    _press_primary(officer)

    # She publishes the commitment before anybody knows who applies.
    officer.goto(f"/admission/office/intakes/{intake}/seed/")
    officer.fill("input[name=source]", "Angka penutupan IHSG pada hari terakhir")
    _press_primary(officer)
    stranger = browser.new_context(base_url=server.url, locale="id-ID", accept_downloads=True).new_page()
    stranger.goto(f"/admission/results/{intake}/")
    commitment = stranger.locator("code.digest").first.inner_text()
    assert re.fullmatch(r"[0-9a-f]{64}", commitment)

    # People apply on paper, in one table.
    rows = [row_of(person, CLASS, OTHER_CLASS) for person in invent(PEOPLE, seed=4711)]
    table = tmp_path / "pendaftaran.xlsx"
    table.write_bytes(workbook(rows, 10))
    officer.goto(f"/admission/paper/intakes/{intake}/table/")
    officer.set_input_files("input[type=file]", table)
    _press_primary(officer)
    _press_primary(officer)
    expect(officer.get_by_text("pendaftaran sudah dikirim")).to_be_visible(timeout=60_000)

    # She compares policies on the real applicants, then freezes the rule. Now nothing of it can be changed.
    officer.goto(f"/admission/office/intakes/{intake}/simulator/?order=open_first&order=reserves_first&size=100&size=0")
    assert officer.locator("main svg").count() >= 4
    officer.goto(f"/admission/office/intakes/{intake}/freeze/")
    _press_primary(officer)
    officer.goto(f"/training/office/intakes/{intake}/classes/")
    officer.locator("main tbody a").first.click()
    officer.wait_for_load_state()
    assert officer.locator("main a[href$='/change/']").count() == 0

    # The deadline passes; scores come from the test office.
    _let_the_deadline_pass(server)
    scores = tmp_path / "nilai.csv"
    lines = [f"UJI-1-{number:06};{50 + number},5" for number in range(1, PEOPLE + 1)]
    scores.write_text("\n".join(["nomor;nilai", *lines]), encoding="utf-8")
    officer.goto(f"/admission/office/intakes/{intake}/scores/")
    officer.set_input_files("input[type=file]", scores)
    _press_primary(officer)
    _press_primary(officer)

    # The draw, once, and the result.
    officer.goto(f"/admission/office/intakes/{intake}/run/")
    officer.fill("input[name=public_value]", "8.214,37")
    _press_primary(officer)
    officer.locator("main a[href$='/publish/']").click()
    _press_primary(officer)

    # An outsider sees rule, proof and cut-offs, and recomputes everything without Lonto.
    stranger.reload()
    shown = stranger.locator("main").inner_text()
    assert commitment in shown
    assert "8.214,37" in shown
    with stranger.expect_download() as waiting:
        stranger.locator("main a[href$='round-1.json']").click()
    bundle = tmp_path / "bundle.json"
    waiting.value.save_as(bundle)
    assert json.loads(bundle.read_text())["commitment"] == commitment
    outside = subprocess.run([sys.executable, str(REPLAY), str(bundle)], capture_output=True, text=True, check=False)
    assert outside.returncode == 0, outside.stdout + outside.stderr
    inside = server.command("replay-allocation", str(bundle), "--json")
    assert json.loads(inside.stdout)["holds"] is True
    bundle.write_text(bundle.read_text().replace("8.214,37", "8.214,38"))
    assert subprocess.run([sys.executable, str(REPLAY), str(bundle)], capture_output=True, check=False).returncode != 0
