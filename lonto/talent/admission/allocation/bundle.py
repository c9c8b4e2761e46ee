"""The published proof of an allocation: pseudonymous input, rule, seed and result in one file of fixed bytes.

The file is JSON in UTF-8 with one class, applicant, seat and waiting list a line, so that it can be read, searched and
compared with everyday tools. Its last line is the SHA-256 of all bytes before that line. Application numbers are the
only names in it; groups are given only where a pool of a ranked class asks for them. The format is described for
outsiders in docs/replay/README.md.
"""

from dataclasses import dataclass, replace

from .applicants import Applicant
from .result import Allocation
from .round import Round
from .standings import standings_of


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Who waits for a seat of one pool, the next first."""

    class_id: str
    pool: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is published. `previous` is the SHA-256 of the bundle of the round before, None in round 1."""

    title: str
    round: Round
    secret: bytes
    public_value: str
    allocation: Allocation
    waiting: tuple[WaitingList, ...]
    previous: str | None = None


def bundle_of(
    title: str, round_: Round, allocation: Allocation, *, secret: bytes, public_value: str, previous: str | None = None
) -> Bundle:
    """The bundle of an allocation, without anything about applicants that did not decide."""
    slim = replace(round_, applicants=tuple(sorted(_slim(round_), key=lambda a: a.number)))
    return Bundle(title, slim, secret, public_value, allocation, waiting_lists(slim, allocation), previous)


def waiting_lists(round_: Round, allocation: Allocation) -> tuple[WaitingList, ...]:
    """The waiting lists that are not empty, by class and in processing order."""
    return tuple(
        WaitingList(class_id, stage.pool, tuple(candidate.number for candidate in stage.waiting))
        for class_id, stages in standings_of(round_, allocation).items()
        for stage in stages
        if stage.waiting
    )


def _slim(round_: Round) -> list[Applicant]:
    asked = {c.id: frozenset(p.group for p in c.pools if p.group is not None) for c in round_.rule.classes}

    def slim(applicant: Applicant) -> Applicant:
        used = frozenset().union(*(asked[choice.class_id] for choice in applicant.choices))
        return replace(applicant, groups=applicant.groups & used)

    return [slim(applicant) for applicant in round_.applicants]
