from lonto.accounts.choices import Role
from lonto.signing.actions import create_key
from lonto.signing.signers.registry import open_signer
from lonto.village.letters.actions import approve_letter, sign_letter, start_letter, submit_letter
from lonto.village.letters.models import Letter
from lonto.village.residents.models import Resident
from tests.scope import VILLAGE, Cast, Kwargs, Objects, Rule, Table

from .conftest import ANSWERS, PASSPHRASE, make_resident

WRITERS = frozenset({Role.CLERK, Role.SECRETARY})
DECIDERS = frozenset({Role.SECRETARY, Role.HEAD})
ONE_SIGNS = frozenset({Role.HEAD})


def _start(cast: Cast, resident: Resident) -> Letter:
    return start_letter(by=cast[Role.CLERK], resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])


def _objects(cast: Cast) -> Objects:
    resident = make_resident(cast[Role.CLERK].office.region)
    draft = _start(cast, resident)
    submitted = submit_letter(by=cast[Role.CLERK], letter=_start(cast, resident))
    waiting = submit_letter(by=cast[Role.CLERK], letter=_start(cast, resident))
    approved = approve_letter(by=cast[Role.SECRETARY], letter=waiting)
    create_key(by=cast[Role.HEAD], passphrase=PASSPHRASE)
    last = submit_letter(by=cast[Role.CLERK], letter=_start(cast, resident))
    signed = sign_letter(
        by=cast[Role.HEAD],
        letter=approve_letter(by=cast[Role.HEAD], letter=last),
        signer=open_signer(cast[Role.HEAD], PASSPHRASE),
    )
    rows: dict[str, Letter] = {"draft": draft, "submitted": submitted, "approved": approved, "signed": signed}
    letters: dict[str, Kwargs] = {name: {"pk": letter.pk} for name, letter in rows.items()}
    return letters | {
        "resident": {"resident": resident.pk},
        "new": {"resident": resident.pk, "code": "SKTM"},
        "code": {"code": signed.code},
        "claim": {"code": signed.code, "claim": "QED8WEX0"},
    }


TABLE = Table(
    {
        "letters:letters": Rule(VILLAGE),
        "letters:new": Rule(WRITERS),
        "letters:find": Rule(WRITERS),
        "letters:choose": Rule(WRITERS, about="resident"),
        "letters:write": Rule(WRITERS, about="new"),
        "letters:sign_several": Rule(ONE_SIGNS),
        "letters:setting": Rule(DECIDERS),
        "letters:letter": Rule(VILLAGE, about="draft"),
        "letters:edit": Rule(WRITERS, about="draft"),
        "letters:answers": Rule(WRITERS, about="draft"),
        "letters:submit": Rule(WRITERS, about="draft", is_post=True),
        "letters:sent": Rule(WRITERS, about="submitted"),
        "letters:return": Rule(DECIDERS, about="submitted"),
        "letters:approve": Rule(DECIDERS, about="submitted", is_post=True),
        "letters:withdraw": Rule(VILLAGE, about="signed"),
        "letters:sign": Rule(ONE_SIGNS, about="approved"),
        "letters:draft": Rule(VILLAGE, about="draft"),
        "letters:signed": Rule(VILLAGE, about="signed"),
        "check": Rule(is_public=True),
        "check_letter": Rule(is_public=True, about="code"),
        "check_letter_slash": Rule(is_public=True, about="code"),
        "check_letter_claim": Rule(is_public=True, about="claim"),
        "check_letter_small": Rule(is_public=True, about="code"),
        "check_letter_small_slash": Rule(is_public=True, about="code"),
        "check_letter_small_claim": Rule(is_public=True, about="claim"),
    },
    _objects,
)
