"""The explanation and the result agree, for everybody and every choice."""

from dataclasses import replace

from hypothesis import given, settings

from lonto.talent.admission.allocation import Applicant, Choice, ClassSeats, Pool, Round, Rule, allocate
from lonto.talent.admission.allocation.explain import ChoiceVerdict, Explainer, PoolReason, PoolVerdict
from lonto.talent.admission.allocation.next_round import next_round
from lonto.talent.admission.allocation.priority import draw_of

from .histories import History, histories
from .rounds import COMMITMENT, SEED, rounds

thousand = settings(max_examples=1_000, deadline=None)
TURNED_DOWN = {PoolVerdict.LOWER_SCORE, PoolVerdict.LOST_DRAW}


@thousand
@given(rounds(minimums=True))
def test_explanations_agree_with_the_result(round_: Round) -> None:
    allocation = allocate(round_)
    for applicant, explanation in zip(round_.applicants, Explainer(round_, allocation).all(), strict=True):
        seat = allocation.seats.get(applicant.number)
        assert explanation.seat == seat
        ranked = [choice.class_id for choice in applicant.choices]
        explained = [reason.class_id for reason in explanation.choices]
        assert explained == (ranked if seat is None else ranked[: ranked.index(seat.class_id) + 1])
        for reason in explanation.choices:
            is_seat = seat is not None and reason.class_id == seat.class_id
            assert (reason.verdict is ChoiceVerdict.ADMITTED) == is_seat
            assert (reason.verdict is ChoiceVerdict.TOO_FEW_PEOPLE) == (reason.class_id in allocation.closed)
            admitting = [pool.pool for pool in reason.pools if pool.verdict is PoolVerdict.ADMITTED]
            assert admitting == ([seat.stage] if seat and is_seat else [])


@thousand
@given(rounds())
def test_scores_in_an_explanation_give_the_reason(round_: Round) -> None:
    for explanation in Explainer(round_, allocate(round_)).all():
        for choice in explanation.choices:
            for pool in choice.pools:
                if pool.verdict is PoolVerdict.LOWER_SCORE:
                    assert pool.lowest is not None
                    assert choice.score < pool.lowest
                if pool.verdict is PoolVerdict.LOST_DRAW:
                    assert choice.score == pool.lowest
                assert pool.verdict is not PoolVerdict.SEATS_KEPT
                assert (pool.place is not None) == (pool.verdict in TURNED_DOWN | {PoolVerdict.NO_SEATS})
                assert pool.place is None or 1 <= pool.place <= pool.waiting


@thousand
@given(histories())
def test_explanations_of_later_rounds_agree_with_the_result(history: History) -> None:
    _, _, following = history
    allocation = allocate(following)
    for explanation in Explainer(following, allocation).all():
        assert explanation.seat == allocation.seats.get(explanation.number)
        if not explanation.is_confirmed:
            last = [pool.verdict for choice in explanation.choices for pool in choice.pools][-1:]
            assert (last == [PoolVerdict.ADMITTED]) == (explanation.seat is not None)


def class_with_reserve() -> Round:
    rule = Rule((ClassSeats("WEB-1", 2, (Pool("women", 1, "women"),)), ClassSeats("WEB-2", 0)), COMMITMENT)
    return Round(
        rule,
        SEED,
        (
            Applicant("Ani", (Choice("WEB-1", 7000),), frozenset({"women"})),
            Applicant("Beni", (Choice("WEB-1", 8430),)),
            Applicant("Cici", (Choice("WEB-2", 8100), Choice("WEB-1", 8100))),
        ),
    )


def test_somebody_without_a_seat_learns_the_lowest_admitted_score_and_the_place_in_the_waiting_list() -> None:
    round_ = class_with_reserve()
    explanation = Explainer(round_, allocate(round_)).explain("Cici")
    called_off, turned_down = explanation.choices
    assert (called_off.verdict, called_off.pools) == (ChoiceVerdict.CANCELLED, ())
    assert (turned_down.verdict, turned_down.rank, turned_down.score) == (ChoiceVerdict.NOT_ADMITTED, 2, 8100)
    assert turned_down.pools == (
        PoolReason("women", "women", PoolVerdict.NOT_A_MEMBER, lowest=7000),
        PoolReason("rest", None, PoolVerdict.LOWER_SCORE, lowest=8430, place=1, waiting=1),
    )


def test_equal_scores_are_explained_by_the_draw() -> None:
    people = tuple(Applicant(f"A-{n}", (Choice("C", 8000),)) for n in range(3))
    round_ = Round(Rule((ClassSeats("C", 2),), COMMITMENT), SEED, people)
    allocation = allocate(round_)
    (without,) = {a.number for a in people} - allocation.seats.keys()
    (reason,) = Explainer(round_, allocation).explain(without).choices
    assert [pool.verdict for pool in reason.pools] == [PoolVerdict.LOST_DRAW]


def test_a_better_score_behind_a_kept_seat_is_told_so() -> None:
    round_ = class_with_reserve()
    following = next_round(round_, allocate(round_))
    mended = replace(following.applicants[2], choices=(Choice("WEB-1", 9900),))
    later = replace(following, applicants=(*following.applicants[:2], mended))
    (reason,) = Explainer(later, allocate(later)).explain("Cici").choices
    assert [pool.verdict for pool in reason.pools] == [PoolVerdict.NOT_A_MEMBER, PoolVerdict.SEATS_KEPT]


def test_an_equal_score_that_won_the_draw_behind_a_kept_seat_is_not_told_that_it_lost() -> None:
    first, second = sorted(("A-1", "A-2"), key=lambda number: draw_of(SEED, number))
    people = (Applicant(second, (Choice("C", 8000),)), Applicant(first, (Choice("C", 7000),)))
    round_ = Round(Rule((ClassSeats("C", 1),), COMMITMENT), SEED, people)
    following = next_round(round_, allocate(round_))
    mended = replace(following.applicants[1], choices=(Choice("C", 8000),))
    later = replace(following, applicants=(following.applicants[0], mended))
    (reason,) = Explainer(later, allocate(later)).explain(first).choices
    assert [pool.verdict for pool in reason.pools] == [PoolVerdict.SEATS_KEPT]


def test_a_confirmed_seat_needs_no_reason() -> None:
    round_ = class_with_reserve()
    following = next_round(round_, allocate(round_), confirmed=["Ani"])
    explanation = Explainer(following, allocate(following)).explain("Ani")
    assert explanation.is_confirmed
    assert explanation.choices == ()
