"""The fast allocation and the one that is written to be read give the same result."""

from hypothesis import given, settings

from lonto.talent.admission.allocation import Round, allocate, reference

from .histories import History, histories
from .rounds import rounds


@settings(max_examples=1_500, deadline=None)
@given(rounds(minimums=True))
def test_both_implementations_seat_the_same_people_in_the_same_pools(round_: Round) -> None:
    assert allocate(round_) == reference.allocate(round_)


@settings(max_examples=200, deadline=None)
@given(rounds(most_people=80, most_classes=12, minimums=True))
def test_both_implementations_agree_on_larger_rounds(round_: Round) -> None:
    assert allocate(round_) == reference.allocate(round_)


@settings(max_examples=1_000, deadline=None)
@given(histories())
def test_both_implementations_agree_in_later_rounds(history: History) -> None:
    _, _, following = history
    assert allocate(following) == reference.allocate(following)
