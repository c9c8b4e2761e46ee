"""The life of an application: the table, and any order of acts."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Account
from lonto.talent.admission import snapshots, states
from lonto.talent.admission.actions import rankings
from lonto.talent.admission.actions.applications import drop_changes, send, withdraw
from lonto.talent.admission.actions.rankings import rank_classes
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.drafts import draft_of
from lonto.talent.admission.models import Application, Preference
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import TrainingClass

DRAFT, SUBMITTED, WITHDRAWN = ApplicationState
TABLE = {
    ("send", DRAFT): SUBMITTED,
    ("send", SUBMITTED): SUBMITTED,
    ("send", WITHDRAWN): SUBMITTED,
    ("withdraw", SUBMITTED): WITHDRAWN,
}


@pytest.mark.parametrize("transition", states.TRANSITIONS, ids=lambda transition: transition.name)
@pytest.mark.parametrize("state", list(ApplicationState))
def test_the_table_of_transitions(transition: states.Transition, state: ApplicationState) -> None:
    expected = TABLE.get((transition.name, state))

    assert states.allows(state, transition) == (expected is not None)
    assert expected in (None, transition.target)


@contextmanager
def beginning_anew() -> Iterator[None]:
    """Leave the database as it was, so that each example begins with the same draft."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


ACTS = st.lists(
    st.one_of(
        st.just(("send",)),
        st.just(("withdraw",)),
        st.just(("drop",)),
        st.tuples(st.just("rank"), st.lists(st.integers(0, 2), unique=True, max_size=3)),
    ),
    max_size=8,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=ACTS)
def test_whatever_a_person_does_only_what_was_sent_counts(
    application: Application, person: Account, classes: list[TrainingClass], acts: list[tuple[object, ...]]
) -> None:
    """The number never changes, the rows are those of the last sending, and the digest is of exactly that."""
    with beginning_anew():
        number, last = "", {}
        for name, *rest in acts:
            with suppress(Refused):
                if name == "send":
                    last = send(by=person, application=application).sent
                elif name == "withdraw":
                    withdraw(by=person, application=application)
                elif name == "drop":
                    drop_changes(by=person, application=application)
                else:
                    rank_classes(by=person, application=application, ranking=[classes[i] for i in rest[0]])  # type: ignore[attr-defined]
            fresh = Application.objects.get(pk=application.pk)
            number = number or fresh.number
            assert fresh.number == number
            assert fresh.sent == last
            assert (fresh.state == DRAFT) == (fresh.number == "") == (last == {})
            ranked = Preference.objects.filter(application=fresh).order_by("rank")
            assert [str(row.training_class_id) for row in ranked] == [one["class"] for one in last.get("ranking", [])]
            assert fresh.digest == (snapshots.digest_of(last) if last else "")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["add", "up", "down", "remove"]), st.integers(0, 2)), max_size=12))
def test_a_list_never_holds_a_class_twice_nor_more_than_allowed(
    application: Application, person: Account, classes: list[TrainingClass], steps: list[tuple[str, int]]
) -> None:
    with beginning_anew():
        for step, which in steps:
            chosen = classes[which]
            if step == "add":
                rankings.add_class(by=person, application=application, training_class=chosen)
            elif step == "remove":
                rankings.remove_class(by=person, application=application, training_class=chosen)
            else:
                rankings.move_class(by=person, application=application, training_class=chosen, up=step == "up")
            ranking = draft_of(Application.objects.get(pk=application.pk)).ranking
            assert len(set(ranking)) == len(ranking) <= application.intake.max_choices


TEXT = st.text(max_size=20)
PROFILE = st.fixed_dictionaries(dict.fromkeys(snapshots.PROFILE, TEXT))


@given(
    profile=PROFILE,
    ranking=st.lists(st.uuids().map(str), max_size=10),
    moment=st.datetimes(timezones=st.just(dt.UTC)),
)
def test_the_digest_depends_on_content_and_never_on_order_of_keys(
    profile: dict[str, str], ranking: list[str], moment: dt.datetime
) -> None:
    snapshot = {"applicant": profile, "ranking": ranking, "sent_at": moment.isoformat()}
    turned = dict(reversed(list({**snapshot, "applicant": dict(reversed(list(profile.items())))}.items())))

    assert snapshots.digest_of(snapshot) == snapshots.digest_of(turned)
    assert snapshots.digest_of(snapshot) != snapshots.digest_of({**snapshot, "ranking": [*ranking, "x"]})
    assert snapshots.is_same_content(snapshot, {**snapshot, "sent_at": ""})
