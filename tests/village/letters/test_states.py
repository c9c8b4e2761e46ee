"""The table of steps: every state, every step, every role."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.signing.actions import create_key
from lonto.signing.signers.base import Signer
from lonto.signing.signers.registry import open_signer
from lonto.village.letters import actions
from lonto.village.letters.actions.deciding import ReasonMissingError
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.drawing import drawing
from lonto.village.letters.models import Letter, LetterEvent
from lonto.village.letters.states import STEPS, StepNotPossibleError, step_from, steps_open_to

from .conftest import ANSWERS, PASSPHRASE
from .test_signing_letters import set_up

FIXTURES = {
    State.DRAFT: "draft",
    State.SUBMITTED: "submitted",
    State.RETURNED: "returned",
    State.APPROVED: "approved",
    State.SIGNED: "signed",
    State.WITHDRAWN: "withdrawn",
}
Act = Callable[[Membership, Letter, Signer], Letter]
ACTS: dict[Transition, Act] = {
    Transition.EDIT: lambda by, letter, _: actions.edit_letter(by=by, letter=letter, answers=ANSWERS["SKTM"]),
    Transition.SUBMIT: lambda by, letter, _: actions.submit_letter(by=by, letter=letter),
    Transition.RETURN: lambda by, letter, _: actions.return_letter(by=by, letter=letter, reason="Lengkapi"),
    Transition.APPROVE: lambda by, letter, _: actions.approve_letter(by=by, letter=letter),
    Transition.SIGN: lambda by, letter, signer: actions.sign_letter(by=by, letter=letter, signer=signer),
    Transition.WITHDRAW: lambda by, letter, _: actions.withdraw_letter(by=by, letter=letter, reason="Keliru"),
}


@pytest.fixture
def returned(secretary: Membership, submitted: Letter) -> Letter:
    return actions.return_letter(by=secretary, letter=submitted, reason="Lengkapi alamat")


@pytest.fixture
def withdrawn(head: Membership, signed: Letter) -> Letter:
    return actions.withdraw_letter(by=head, letter=signed, reason="Data keliru")


@pytest.fixture
def cast(
    clerk: Membership, secretary: Membership, head: Membership, hamlet_head: Membership, administrator: Membership
) -> list[Membership]:
    return [clerk, secretary, head, hamlet_head, administrator]


@pytest.mark.parametrize("state", State)
def test_from_each_state_exactly_the_steps_of_the_table_lead_on(
    state: State, cast: list[Membership], head: Membership, signer: Signer, request: pytest.FixtureRequest
) -> None:
    set_up(head, secretary_signs=True)
    create_key(by=cast[1], passphrase=PASSPHRASE)
    signers = {Role.HEAD: signer, Role.SECRETARY: open_signer(cast[1], PASSPHRASE)}
    letter: Letter = request.getfixturevalue(FIXTURES[state])
    for transition, act in ACTS.items():
        for by in cast:
            expected = {step.target for step in STEPS if (step.source, step.transition) == (state, transition)}
            allowed = transition in steps_open_to(by.role, state)
            with transaction.atomic():
                try:
                    reached = {State(act(by, letter, signers.get(Role(by.role), signer)).state)}
                except (StepNotPossibleError, NotAllowed):
                    reached = set()
                transaction.set_rollback(True)
            assert reached == (expected if allowed else set()), f"{state} {transition} {by.role}"


def test_a_stranger_takes_no_step(draft: Letter, stranger: Membership) -> None:
    with pytest.raises(NotAllowed):
        actions.submit_letter(by=stranger, letter=draft)


def test_a_step_that_is_not_in_the_table_says_where_the_letter_stands() -> None:
    with pytest.raises(StepNotPossibleError) as caught:
        step_from(State.SIGNED, Transition.APPROVE)
    assert caught.value.state == State.SIGNED


def test_from_every_state_but_the_last_a_way_leads_on() -> None:
    assert {step.source for step in STEPS} == {None, *State} - {State.WITHDRAWN}


def test_no_line_of_the_table_stands_twice() -> None:
    assert len({(step.source, step.transition) for step in STEPS}) == len(STEPS)


def test_each_step_leaves_an_event_with_its_person_and_reason(returned: Letter, secretary: Membership) -> None:
    events = list(LetterEvent.objects.filter(letter=returned).values_list("transition", "source", "target"))
    assert events == [
        ("start", "", "draft"),
        ("submit", "draft", "submitted"),
        ("return", "submitted", "returned"),
    ]
    last = LetterEvent.objects.get(transition="return")
    assert (last.by, last.reason) == (secretary, "Lengkapi alamat")


@pytest.mark.parametrize("reason", ["", "   "])
def test_returning_and_withdrawing_need_a_reason(reason: str, submitted: Letter, head: Membership) -> None:
    with pytest.raises(ReasonMissingError):
        actions.return_letter(by=head, letter=submitted, reason=reason)
    with pytest.raises(ReasonMissingError):
        actions.withdraw_letter(by=head, letter=submitted, reason=reason)


def test_a_page_shown_before_somebody_else_acted_changes_nothing(submitted: Letter, head: Membership) -> None:
    stale = Letter.objects.get(pk=submitted.pk)
    actions.approve_letter(by=head, letter=submitted)
    with pytest.raises(StepNotPossibleError):
        actions.approve_letter(by=head, letter=stale)


def test_the_drawing_in_the_docs_is_that_of_the_table() -> None:
    kept = Path(__file__).parents[3] / "docs/letter-states.md"
    assert kept.read_text(encoding="utf-8") == drawing(), "run: python -m lonto.village.letters.drawing"
