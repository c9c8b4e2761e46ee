"""What a later round changed besides what the rule itself does: nothing, or what the office must account for.

Replaying the bundle of a later round shows that its result follows from its input. This shows that its input follows
from the round before: the same rule and seed, the same applications, the seats that were given.
"""

from collections.abc import Iterator

from .applicants import Applicant
from .bundle import Bundle
from .bundle_file import digest_in, write
from .replay import Difference, seat_text, unequal
from .rule_form import fingerprint
from .scores import written


def changes_between(before: Bundle, after: Bundle) -> Iterator[Difference]:
    """Every change from the published round `before` to the round `after`, in the fields of a Difference before, after.

    People may leave and confirm without being named. Classes called off, extra seats, mended scores and new
    applications are lawful in some cases; they are listed so that each can be asked about.
    """
    yield from unequal("bundle before", digest_in(write(before)), after.previous or "none")
    yield from unequal("round", str(before.round.number + 1), str(after.round.number))
    yield from unequal("rule", fingerprint(before.round.rule), fingerprint(after.round.rule))
    yield from unequal("seed", before.round.seed.hex(), after.round.seed.hex())
    called_off = before.round.cancelled | set(before.allocation.closed)
    for class_id in sorted(called_off ^ after.round.cancelled):
        states = ("called off", "open") if class_id in called_off else ("open", "called off")
        yield Difference(f"class {class_id}", *states)
    extra_before, extra_after = dict(before.round.extra_seats), dict(after.round.extra_seats)
    for class_id in sorted(extra_before.keys() | extra_after.keys()):
        counts = (str(extra.get(class_id, 0)) for extra in (extra_before, extra_after))
        yield from unequal(f"extra seats of class {class_id}", *counts)
    applications = {applicant.number: applicant for applicant in before.round.applicants}
    for applicant in after.round.applicants:
        yield from _changes_of(applicant, applications.get(applicant.number), before, after)


def _changes_of(applicant: Applicant, earlier: Applicant | None, before: Bundle, after: Bundle) -> Iterator[Difference]:
    number = applicant.number
    if earlier is None:
        yield Difference(f"application {number}", "not there", "there")
        return
    for name, was, is_ in (
        ("choices", _choices(earlier), _choices(applicant)),
        ("groups", ", ".join(sorted(earlier.groups)), ", ".join(sorted(applicant.groups))),
    ):
        yield from unequal(f"{name} of {number}", was, is_)
    seat = before.allocation.seats.get(number)
    if seat is not None and seat.class_id in after.round.cancelled:
        seat = None
    yield from unequal(f"kept seat of {number}", seat_text(seat), seat_text(applicant.seat))
    if seat is not None and earlier.is_confirmed and not applicant.is_confirmed:
        yield Difference(f"confirmation of {number}", "confirmed", "not confirmed")


def _choices(applicant: Applicant) -> str:
    return ", ".join(f"{choice.class_id} {written(choice.score)}" for choice in applicant.choices)
