"""Every address of the product is walked as a stranger, as somebody of another village and as the wrong role."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from tests.conftest import As
from tests.downloads import close_files
from tests.scope import Cast, Kwargs, Rule, Table

HERE = Path(__file__).parent
REFUSED = 404


def _tables() -> dict[str, Table]:
    found = {}
    for file in sorted(HERE.rglob("scope.py")):
        if file.parent != HERE:
            module = ".".join(("tests", *file.parent.relative_to(HERE).parts, "scope"))
            found[module] = importlib.import_module(module).TABLE
    return found


TABLES = _tables()
RULES: dict[str, tuple[str, Rule]] = {
    name: (module, rule) for module, table in TABLES.items() for name, rule in table.rules.items()
}


def _addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if entry.name:
                yield f"{space}{entry.name}"
        else:
            yield from _addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)


def test_every_address_has_a_rule() -> None:
    missing = sorted(set(_addresses(get_resolver())) - RULES.keys())

    assert not missing, f"Say in tests/<room>/scope.py who may open: {missing}"


def test_no_rule_is_left_of_an_address_that_is_gone() -> None:
    assert not sorted(RULES.keys() - set(_addresses(get_resolver())))


def _address(name: str, rule: Rule, objects: dict[str, Kwargs]) -> str:
    return reverse(name, kwargs=objects[rule.about] if rule.about else {}) + rule.query


def _open(client: Client, address: str, rule: Rule) -> int:
    response: Any = client.post(address) if rule.is_post else client.get(address)
    close_files(response)
    return int(response.status_code)


def _is_sent_to_sign_in(client: Client, address: str, rule: Rule) -> bool:
    response = client.post(address) if rule.is_post else client.get(address)
    return response.status_code == 302 and response["Location"].startswith(reverse(rule.sign_in or settings.LOGIN_URL))


@pytest.mark.parametrize("module", sorted(TABLES))
def test_nobody_sees_what_is_not_theirs(module: str, cast: Cast, as_: As) -> None:
    table = TABLES[module]
    objects = table.objects(cast)
    problems: list[str] = []
    for name, rule in table.rules.items():
        address = _address(name, rule, objects)
        if not rule.is_public and not _is_sent_to_sign_in(Client(), address, rule):
            problems.append(f"{name}: not signed in, and not sent to sign in")
        if rule.is_public or rule.is_for_any_account:
            continue
        refused: list[Membership] = [cast[role] for role in Role if role not in rule.roles]
        if rule.about and rule.is_own:
            refused += [cast.stranger, cast.elsewhere]
        problems += [
            f"{name}: {who} of {who.office.region_id} got {status} instead of {REFUSED}"
            for who in refused
            if (status := _open(as_(who), address, rule)) != REFUSED
        ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("module", sorted(TABLES))
def test_those_who_may_get_an_answer(module: str, cast: Cast, as_: As) -> None:
    table = TABLES[module]
    objects = table.objects(cast)
    problems: list[str] = []
    for name, rule in table.rules.items():
        if rule.is_post:
            continue
        address = _address(name, rule, objects)
        for role in rule.roles or {Role.CLERK}:
            status = _open(as_(cast[role]), address, rule)
            if status not in {200, 302}:
                problems.append(f"{name}: {role} got {status}")
        if rule.is_public and (status := _open(Client(), address, rule)) not in {200, 302}:
            problems.append(f"{name}: anybody got {status}")
    assert not problems, "\n".join(problems)
