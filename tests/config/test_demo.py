"""The demonstration regency: somebody for every role, made with the actions that people use."""

from dataclasses import replace
from importlib import reload

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import NoReverseMatch, clear_url_caches, reverse

from lonto.accounts.choices import SECOND_FACTOR_ROLES, Role
from lonto.accounts.models import Account, Membership, Office
from lonto.accounts.second_factor import code_of
from lonto.config import urls
from lonto.config.demo import stage
from lonto.config.demo.cast import AGENCIES, CAST, PASSWORD, VILLAGE, player
from lonto.journal.models import Entry, Stream
from lonto.journal.queries import verify_stream
from lonto.journal.replay import differences
from lonto.regions.models import Region
from tests.accounts.signing_in import is_signed_in, send_code, send_password
from tests.web.reading import text_of


@pytest.fixture
def demo(pilot: Region, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Offices and people alone."""
    monkeypatch.setattr(stage, "EXAMPLES", [])
    return stage.build()


@pytest.fixture
def whole_demo(pilot: Region) -> dict[str, int]:
    """With the examples of every room."""
    return stage.build()


def test_there_is_somebody_for_every_role() -> None:
    assert {player.role for player in CAST} == set(Role)


def test_the_village_of_the_story_has_clerk_secretary_head_and_hamlet_head() -> None:
    roles = {player.role for player in CAST if player.office == VILLAGE}

    assert roles == {Role.CLERK, Role.SECRETARY, Role.HEAD, Role.HAMLET_HEAD}


def test_every_office_of_the_regency_is_open(demo: dict[str, int]) -> None:
    assert demo == {"offices": 12 + 169 + len(AGENCIES), "accounts": len(CAST), "examples": 0}
    assert Office.objects.count() == 12 + 169 + len(AGENCIES)


def test_building_again_changes_nothing(whole_demo: dict[str, int]) -> None:
    entries = Entry.objects.count()

    assert stage.build() == {"offices": 0, "accounts": 0, "examples": 0}
    assert Entry.objects.count() == entries


def test_it_stands_in_a_journal_that_holds(whole_demo: dict[str, int]) -> None:
    streams = list(Stream.objects.select_related("region"))

    assert len(streams) > 1
    assert [verify_stream(stream) for stream in streams] == [None] * len(streams)
    assert [sentence for stream in streams for sentence in differences(stream.region)] == []


def test_everybody_signs_in_with_what_the_page_tells(demo: dict[str, int]) -> None:
    for each in CAST:
        client = Client()
        send_password(client, each.username, PASSWORD)
        if each.role in SECOND_FACTOR_ROLES:
            assert each.totp_secret is not None
            send_code(client, code_of(each.totp_secret)[0])
        assert is_signed_in(client), each.username


def test_the_page_tells_what_everybody_needs(demo: dict[str, int], client: Client) -> None:
    page = text_of(client.get(reverse("demo:demo")))

    for each in CAST:
        assert each.username in page
        assert each.totp_secret is None or code_of(each.totp_secret)[0] in page
    assert PASSWORD in page


def test_the_page_says_what_to_do_before_the_regency_is_made(client: Client, db: None) -> None:
    assert "lonto setup --demo" in text_of(client.get(reverse("demo:demo")))


def test_a_one_time_code_is_printed_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(LONTO_DEMO=True):
        call_command("demo_code", "kades")

    kades = player("kades")
    assert kades is not None
    assert kades.totp_secret is not None
    assert capsys.readouterr().out.strip() == code_of(kades.totp_secret)[0]


@pytest.mark.parametrize("username", ["nobody", "operator"])
def test_who_has_no_code_gets_a_sentence(username: str) -> None:
    with override_settings(LONTO_DEMO=True), pytest.raises(CommandError, match=username):
        call_command("demo_code", username)


def test_no_demo_account_has_a_code_outside_the_demonstration() -> None:
    with override_settings(LONTO_DEMO=False), pytest.raises(CommandError):
        call_command("demo_code", "kades")


def test_production_has_no_page_of_demo_accounts() -> None:
    production = replace(settings.ENVIRONMENT, mode="production")
    try:
        with override_settings(LONTO_DEMO=False, ENVIRONMENT=production):
            reload(urls)
            clear_url_caches()
            with pytest.raises(NoReverseMatch):
                reverse("demo:demo")
    finally:
        reload(urls)
        clear_url_caches()


def test_names_are_invented_and_nobody_has_two_accounts(demo: dict[str, int]) -> None:
    assert Account.objects.count() == Membership.objects.count() == len(CAST)
