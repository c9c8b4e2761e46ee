"""Who may open the pages of applying: a person for themselves, the village's desk for its people, institutions."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.accounts.models import Account
from lonto.talent.admission.access import DESK, VILLAGE_DESK
from lonto.talent.admission.actions.links import ask_link
from lonto.talent.admission.actions.nominations import Nominee, nominate
from lonto.talent.admission.actions.paper import PaperForm, write_paper
from lonto.talent.admission.actions.profiles import answer, begin_profile
from lonto.talent.admission.actions.tables import prepare_table
from lonto.talent.training.models import Academy, Intake, TrainingClass
from tests.scope import Cast, Objects, Rule
from tests.talent.admission.conftest import PDF
from tests.talent.admission.tables import upload

NOMINATORS = frozenset(
    {
        Role.HEAD,
        Role.DISTRICT_OFFICER,
        Role.REGENT,
        Role.AGENCY_HEAD,
        Role.REGENCY_ADMINISTRATOR,
        Role.PROGRAMME_OFFICER,
    }
)


def objects(cast: Cast, intake: Intake, academy: Academy) -> Objects:
    """What the addresses point at, in an intake that takes applications."""
    clerk, head = cast[Role.CLERK], cast[Role.HEAD]
    village = clerk.office.region
    leaders, everybody = [
        TrainingClass.objects.create(
            regency=intake.regency,
            intake=intake,
            academy=academy,
            code=code,
            theme=code,
            level="basic",
            starts_on=dt.date(2027, 2, 1),
            ends_on=dt.date(2027, 2, 5),
            seats=2,
            conditions=conditions,
        )
        for code, conditions in (("DLA-9", [{"block": "nominated"}]), ("TA-9", []))
    ]
    account = Account.objects.create(username="p-scope", name="Rosalina", email="rosalina@contoh.id")
    asking = begin_profile(by=account, village=village)
    asking = answer(by=account, applicant=asking, name="Rosalina Jehabut", born_on=dt.date(1999, 7, 1))
    ask_link(by=account, applicant=asking)
    answers: dict[str, object] = {
        "name": "Maria Jelita",
        "nik": "5315054808950002",
        "born_on": dt.date(1995, 8, 8),
        "sex": "P",
        "education": 5,
        "employment": "self",
    }
    paper = write_paper(by=clerk, intake=intake, form=PaperForm(village, answers, [everybody], ["identity_card"]))
    run = prepare_table(by=clerk, intake=intake, file=upload([{"nik": "1", "name": "x", "choice_1": "TA-9"}]))
    nominee = Nominee(
        name="Yosef Hambur",
        nik="5315051002800001",
        born_on=dt.date(1980, 2, 10),
        sex="L",
        village=village,
        position="Sekretaris Desa",
        institution=head.office.name,
    )
    letter = SimpleUploadedFile("surat.pdf", PDF)
    nomination = nominate(by=head, training_class=leaders, nominee=nominee, letter=letter)
    return {
        "asking": {"pk": asking.pk},
        "paper": {"pk": paper.pk},
        "paper table": {"pk": run.pk},
        "nomination": {"pk": nomination.pk},
        "own kind": {"pk": intake.pk, "kind": "identity_card"},
        "own document": {"pk": intake.pk, "document": intake.pk},
        "answer": {"key": "name"},
    }


def _person(about: str | None = None, *, is_post: bool = False) -> Rule:
    return Rule(is_for_any_account=True, about=about, is_post=is_post, sign_in="admission:sign_in")


def _desk(about: str | None = None, *, is_own: bool = False, is_post: bool = False) -> Rule:
    return Rule(DESK, about=about, is_own=is_own, is_post=is_post)


def _village(about: str | None = None, *, is_post: bool = False) -> Rule:
    return Rule(VILLAGE_DESK, about=about, is_post=is_post)


RULES = {
    "admission:sign_in": Rule(is_public=True),
    "admission:code": Rule(is_public=True),
    "admission:first_password": Rule(is_public=True),
    "admission:home": _person(),
    "admission:own_address": _person(),
    "admission:own_address_code": _person(),
    "admission:own_address_stop": _person(is_post=True),
    "admission:claim": _person(),
    "admission:profile": _person(),
    "admission:village": _person(),
    "admission:question": _person("answer"),
    "admission:register_link": _person(),
    "admission:register_link_end": _person(is_post=True),
    "admission:application": _person("intake"),
    "admission:eligibility": _person("intake"),
    "admission:ranking": _person("intake"),
    "admission:rank_add": _person("intake", is_post=True),
    "admission:rank_remove": _person("intake", is_post=True),
    "admission:rank_up": _person("intake", is_post=True),
    "admission:rank_down": _person("intake", is_post=True),
    "admission:documents": _person("intake"),
    "admission:document": _person("own kind"),
    "admission:document_file": _person("own kind"),
    "admission:document_drop": _person("own kind", is_post=True),
    "admission:document_again": _person("own document"),
    "admission:check": _person("intake"),
    "admission:sent": _person("intake"),
    "admission:receipt": _person("intake"),
    "admission:copy": _person("intake"),
    "admission:withdraw": _person("intake"),
    "admission:drop_changes": _person("intake", is_post=True),
    "admission:links": _village(),
    "admission:link": _village("asking"),
    "admission:link_confirm": _village("asking", is_post=True),
    "admission:link_refuse": _village("asking", is_post=True),
    "admission:papers": _desk(),
    "admission:paper": _desk("paper", is_own=True),
    "admission:paper_copy": _desk("paper", is_own=True),
    "admission:paper_withdraw": _desk("paper", is_own=True),
    "admission:paper_find": _desk("intake"),
    "admission:paper_new": _desk("intake"),
    "admission:tables": _desk("intake"),
    "admission:table_template": _desk("intake"),
    "admission:table": _village("paper table"),
    "admission:table_confirm": _village("paper table", is_post=True),
    "admission:table_cancel": _village("paper table", is_post=True),
    "admission:table_progress": _village("paper table"),
    "admission:nominations": Rule(NOMINATORS),
    "admission:nominate": Rule(NOMINATORS),
    "admission:nomination": Rule(frozenset({Role.HEAD, Role.PROGRAMME_OFFICER}), about="nomination"),
    "admission:nomination_letter": Rule(frozenset({Role.HEAD, Role.PROGRAMME_OFFICER}), about="nomination"),
    "admission:nomination_withdraw": Rule(frozenset({Role.HEAD, Role.PROGRAMME_OFFICER}), about="nomination"),
}
