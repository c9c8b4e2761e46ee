"""The last word of every class: who was admitted at each stage, and who waits there, in which place.

A place in the waiting list of a pool counts everybody whom that pool turned down and who would take a seat there: also
people who sit in a pool of the same class that is filled later, because they move when a seat of this pool falls free.
So nobody is overtaken by somebody who was not ahead of them.
"""

from collections.abc import Mapping

from .choice import Candidate, Stage, fill
from .plan import plans_of
from .reference import candidacies
from .result import Allocation
from .round import Round

Standings = Mapping[str, tuple[Stage, ...]]
# By class [pool, seats, admitted, lowest score or None, people waiting] in processing order.
CutOffs = dict[str, list[list[str | int | None]]]


def standings_of(round_: Round, allocation: Allocation) -> Standings:
    """The stages of every class, filled once more from all who asked for it: those who have a seat there or no better.

    That each class then admits exactly the people whom the allocation seats there is the proof that nobody has
    justified envy and no seat is wasted. A class without any seat has no stages: nobody waits there.
    """
    plans = plans_of(round_)
    plans |= {id_: plans[id_].closed() for id_ in allocation.closed}
    asked: dict[str, list[Candidate]] = {id_: [] for id_ in plans}
    for applicant in round_.applicants:
        if applicant.is_confirmed:
            continue
        seat = allocation.seats.get(applicant.number)
        for class_id, candidate in candidacies(applicant, round_.seed):
            asked[class_id].append(candidate)
            if seat is not None and seat.class_id == class_id:
                break
    return {id_: () if plan.is_gone else tuple(fill(plan, asked[id_])) for id_, plan in plans.items()}


def cut_offs_of(round_: Round, allocation: Allocation) -> CutOffs:
    """What anybody may see of each class: how its pools were filled, down to which score, and how many people wait."""
    return {
        class_id: [
            [
                stage.pool,
                stage.seats,
                len(stage.admitted),
                -stage.admitted[-1].key[0] if stage.admitted else None,
                len(stage.waiting),
            ]
            for stage in stages
        ]
        for class_id, stages in standings_of(round_, allocation).items()
    }
