"""A person on a telephone, from the first look at a class to the confirmed seat and the change of the address."""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.stories.conftest import Server
from tests.stories.on_a_phone import CARD, CODE, MISSING, Look, enter, go_on

HERE = Path(__file__).parents[2]
ADDRESS, LATER = "yuliana.kursi@contoh.example", "yuliana.baru@contoh.example"
PREPARE = """
import datetime as dt, django
django.setup()
from django.utils import timezone
from lonto.accounts.models import Membership
from lonto.talent.admission.actions.freezing import commit_seed
from lonto.talent.training.actions import copy_intake, open_intake
from lonto.talent.training.models import Intake
by = Membership.objects.get(account__username="program")
source = Intake.objects.filter(name="Gelombang 2").earliest("opens_at")
yesterday = timezone.localdate() - dt.timedelta(days=1)
intake = copy_intake(
    by=by, source=source, programme=source.programme, name="Gelombang Telepon", code="TELP-1", opens_on=yesterday
)
open_intake(by=by, intake=intake)
commit_seed(by=by, intake=intake, source="Angka penutupan IHSG")
"""
DECIDE = """
import datetime as dt, django, sys
django.setup()
from random import Random
from django.core.files.base import ContentFile
from lonto.accounts.models import Membership
from lonto.talent.admission.actions.checking import accept_document
from lonto.talent.admission.actions.freezing import freeze_rule
from lonto.talent.admission.actions.running import publish_result, run_allocation
from lonto.talent.admission.actions.scores import confirm_scores, prepare_scores
from lonto.talent.admission.examples import invent, played_at
from lonto.talent.admission.examples.tables import hand_in_scores, hand_in_table
from lonto.talent.admission.models import Document
from lonto.talent.training.models import Intake
by = Membership.objects.get(account__username="program")
intake = Intake.objects.select_related("regency", "programme").get(code="TELP-1")
hand_in_table(by=by, intake=intake, people=invent(120, seed=31), seed=3)
freeze_rule(by=by, intake=intake)
with played_at(intake.closes_at + dt.timedelta(days=1)):
    for document in Document.objects.filter(application__intake=intake).select_related("regency"):
        accept_document(by=by, document=document)
    hand_in_scores(by=by, intake=intake, chance=Random(1))
    table = ContentFile(f"nomor;nilai\\n{sys.argv[1]};98,5\\n".encode(), name="nilai.csv")
    confirm_scores(by=by, run=prepare_scores(by=by, intake=intake, file=table))
    run_allocation(by=by, intake=intake, public_value="8.214,37")
    publish_result(by=by, intake=intake)
"""


def _at_the_office(server: Server, script: str, *arguments: str) -> None:
    """Let the programme officer do her part."""
    environment = {**os.environ, **server.environment, "DJANGO_SETTINGS_MODULE": "lonto.config.settings"}
    subprocess.run([sys.executable, "-c", script, *arguments], env=environment, cwd=HERE, check=True)


def test_from_the_first_look_to_the_confirmed_seat_on_a_telephone(phone: Page, server: Server, look: Look) -> None:
    _at_the_office(server, PREPARE)

    # She finds a class of the intake, reads what to hand in, and begins.
    phone.goto("/training/classes/?q=Bermedia+Sosial")
    phone.locator("main tbody tr", has_text="Gelombang Telepon").locator("a").first.click()
    expect(phone.locator("main")).to_contain_text("KTP-el")
    look(phone)
    intake = re.sub(
        r".*intakes/([0-9a-f-]+)/.*", r"\1", phone.locator("main a.btn-primary").get_attribute("href") or ""
    )
    phone.locator("main a.btn-primary").click()
    enter(phone, ADDRESS)
    phone.select_option("[name=village]", "53.15.05.2020")
    go_on(phone)
    for field, text in (("name", "Yuliana Kursi"), ("born_on", "3 Maret 1997"), ("nik", "5315054303979003")):
        phone.fill(f"[name={field}]", text)
        go_on(phone)
    for field, choice in (("sex", "P"), ("education", "5"), ("employment", "none")):
        phone.goto(f"/admission/me/profile/{field}/")
        phone.check(f"[name={field}][value='{choice}']")
        go_on(phone)

    # Two classes, the documents, and off it goes.
    application = f"/admission/me/intakes/{intake}/"
    phone.goto(f"{application}eligibility/")
    go_on(phone)
    phone.goto(f"{application}classes/")
    phone.locator("main li, main tr, main div.ranking-class", has_text="Aman Bermedia Sosial").locator(
        "form[action$='/add/'] button"
    ).first.click()
    phone.goto(f"{application}documents/")
    while phone.locator(MISSING).count():
        phone.locator(MISSING).first.click()
        phone.set_input_files("[name=file]", CARD)
        go_on(phone)
    phone.goto(f"{application}check/")
    go_on(phone)
    number = phone.locator(".confirmation-reference strong").inner_text()

    # The office decides; on another day she reads why she has a seat, and takes it.
    _at_the_office(server, DECIDE, number)
    phone.goto("/admission/me/")
    look(phone)
    phone.locator("main .notice a[href$='/result/']").click()
    expect(phone.locator("main")).to_contain_text("98,50")
    look(phone)
    go_on(phone)
    expect(phone.locator("main .notice").first).to_contain_text("dikonfirmasi")
    look(phone)

    # Her telephone number changes hands later: from now on the code comes by another address.
    phone.goto("/admission/me/address/")
    look(phone)
    phone.fill("[name=address]", LATER)
    go_on(phone)
    code = CODE.search(phone.locator("main").inner_text())
    assert code is not None
    phone.fill("[name=code]", code[0])
    look(phone)
    go_on(phone)
    expect(phone.locator("main")).to_contain_text(LATER)
    phone.context.clear_cookies()
    phone.goto("/admission/me/")
    enter(phone, LATER)
    expect(phone.locator("main")).to_contain_text("Gelombang Telepon")
