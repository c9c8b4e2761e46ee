"""The reason for a result as data, kept with each offer."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from lonto.talent.admission.allocation.closed import Closing
from lonto.talent.admission.allocation.explain import ChoiceReason, ChoiceVerdict, Explanation, PoolVerdict
from lonto.talent.admission.queries.rounds import LeftOut

Reason = dict[str, Any]
LEFT_OUT = "left out"
NONE_CLOSED: Mapping[str, Closing] = MappingProxyType({})


def reasons_of(
    explanation: Explanation | None, left_out: Iterable[Reason] = (), closed: Mapping[str, Closing] = NONE_CLOSED
) -> list[Reason]:
    """What became of each ranked class, by rank; after the class that admitted there are none.

    {"class", "rank", "score", "verdict", "pools": [{"pool", "verdict", "lowest", "place", "waiting"}]}, or for a class
    that was left out {"class", "rank", "verdict": "left out", "why", "id", "en"}. A class of `closed` did not open in
    round 1 for want of people; later rounds say so too, with the "people" it would have had and its "minimum".
    """
    asked = [_choice(choice, closed.get(choice.class_id)) for choice in explanation.choices] if explanation else []
    dropped = list(left_out)
    ranks = {one["rank"] for one in dropped}
    for reason in asked:  # the ranks of the list as the person sent it, left-out classes counted
        while reason["rank"] in ranks:
            reason["rank"] += 1
        ranks.add(reason["rank"])
    return sorted([*asked, *dropped], key=lambda reason: int(reason["rank"]))


def with_known_lowest(reasons: list[Reason], earlier: Iterable[Reason]) -> list[Reason]:
    """Reasons of a later round with the lowest score of an earlier one where all seats are confirmed by now.

    Confirmed people take no part in later rounds, so their pools have no seats left and no lowest score there; what
    kept a person out is still the score of those who sit in them.
    """
    known = {(reason["class"], pool["pool"]): pool for reason in earlier for pool in reason.get("pools", ())}
    for reason in reasons:
        for pool in reason.get("pools", ()):
            before = known.get((reason["class"], pool["pool"]))
            if pool["verdict"] == PoolVerdict.NO_SEATS and before and before["lowest"] is not None:
                pool["verdict"], pool["lowest"] = before["verdict"], before["lowest"]
    return reasons


def left_out_reasons(left_out: Iterable[LeftOut]) -> list[Reason]:
    """Left-out classes as data."""
    return [
        {
            "class": one.code,
            "rank": one.rank,
            "verdict": LEFT_OUT,
            "why": one.why.value,
            "id": one.sentence.id,
            "en": one.sentence.en,
        }
        for one in left_out
    ]


def left_out_in(reasons: Iterable[Reason]) -> list[Reason]:
    """The classes that were left out, which stay so in later rounds."""
    return [reason for reason in reasons if reason["verdict"] == LEFT_OUT]


def _choice(choice: ChoiceReason, closing: Closing | None) -> Reason:
    pools = [
        {"pool": p.pool, "verdict": p.verdict.value, "lowest": p.lowest, "place": p.place, "waiting": p.waiting}
        for p in choice.pools
    ]
    reason = {
        "class": choice.class_id,
        "rank": choice.rank,
        "score": choice.score,
        "verdict": choice.verdict.value,
        "pools": pools,
    }
    if closing is None:
        return reason
    return {
        **reason,
        "verdict": ChoiceVerdict.TOO_FEW_PEOPLE.value,
        "people": closing.people,
        "minimum": closing.minimum,
    }
