"""Whether the parts of a scheme fit together: numbers, belonging, weights, levels, predicates, place by place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lonto.lib.bilingual import Both
from lonto.lib.rounding import exact_text
from lonto.regency.maturity.schemes.faults import Fault
from lonto.regency.maturity.schemes.form import Scheme, Unanswered

WHOLE = Fraction(100)
HIGHEST_LEVEL, MOST_DIGITS = 10, 6


@dataclass(frozen=True)
class Bound:
    """Where a predicate ends, as its file says: `below` leaves the value out, `to` includes it."""

    place: str
    word: str
    value: Fraction


def faults_in(scheme: Scheme) -> Iterator[Fault]:
    """What does not fit together, place by place."""
    yield from _scale(scheme)
    yield from _numbering("domains", [one.number for one in scheme.domains])
    yield from _numbering("aspects", [one.number for one in scheme.aspects])
    yield from _numbering("indicators", [one.number for one in scheme.indicators])
    yield from _belonging(scheme)
    yield from _weights(scheme)
    yield from _levels(scheme)
    yield from _conditions(scheme)
    yield from _predicates(scheme)
    yield from _assumptions(scheme)


def faults_in_bounds(bounds: Sequence[Bound], scheme: Scheme) -> Iterator[Fault]:
    """Each predicate must end where the next one begins, and the last one at the highest level."""
    begins = [one.lowest for one in scheme.predicates]
    for bound, here, after in zip(bounds, begins, [*begins[1:], None], strict=True):
        where, value = f"{bound.place}.{bound.word}", exact_text(bound.value)
        if after is None:
            if bound.word != "to" or bound.value != scheme.highest:
                yield _fault(
                    where,
                    f'predikat terakhir harus berakhir dengan "to" {scheme.highest}, tingkat tertinggi.',
                    f'the last predicate must end with "to" {scheme.highest}, the highest level.',
                )
            continue
        begin = exact_text(after)
        if bound.word != "below" or bound.value <= here:
            yield _fault(where, f'tulis "below" = "{begin}".', f'write "below" = "{begin}".')
        elif bound.value > after:
            yield _fault(
                where,
                f"adalah {value}, tetapi predikat berikutnya mulai dari {begin}: keduanya tumpang tindih.",
                f"is {value}, but the next predicate begins at {begin}: they overlap.",
            )
        elif bound.value < after:
            yield _fault(
                where,
                f"adalah {value}, tetapi predikat berikutnya mulai dari {begin}: di antaranya ada celah.",
                f"is {value}, but the next predicate begins at {begin}: there is a hole between them.",
            )


def _fault(place: str, indonesian: str, english: str) -> Fault:
    return Fault(place, Both(indonesian, english))


def _scale(scheme: Scheme) -> Iterator[Fault]:
    if not scheme.lowest < scheme.highest <= HIGHEST_LEVEL:
        yield _fault(
            "scale.highest",
            f"adalah {scheme.highest}; harus di atas tingkat terendah {scheme.lowest}, paling tinggi {HIGHEST_LEVEL}.",
            f"is {scheme.highest}; it must be above the lowest level {scheme.lowest} and at most {HIGHEST_LEVEL}.",
        )
    if scheme.digits > MOST_DIGITS:
        yield _fault(
            "scale.digits",
            f"adalah {scheme.digits}; tulis 0 sampai {MOST_DIGITS}.",
            f"is {scheme.digits}; write 0 to {MOST_DIGITS}.",
        )
    if scheme.valid_until is not None and scheme.valid_until < scheme.valid_from:
        yield _fault(
            "valid_until",
            f"{scheme.valid_until} mendahului valid_from {scheme.valid_from}.",
            f"{scheme.valid_until} lies before valid_from {scheme.valid_from}.",
        )


def _numbering(key: str, numbers: list[int]) -> Iterator[Fault]:
    for place, number in enumerate(numbers, 1):
        if number != place:
            yield _fault(
                f"{key}[{place}].number",
                f"adalah {number}; nomor berurutan dari 1 tanpa celah, jadi harus {place}.",
                f"is {number}; numbers run from 1 without a gap, so it must be {place}.",
            )
            return


def _belonging(scheme: Scheme) -> Iterator[Fault]:
    domains, aspects = {one.number for one in scheme.domains}, {one.number for one in scheme.aspects}
    for one in scheme.aspects:
        if bool(domains) != (one.domain is not None) or (one.domain is not None and one.domain not in domains):
            where = f"aspects[{one.number}].domain"
            yield _fault(
                where, f"adalah {one.domain}; tidak ada domain itu.", f"is {one.domain}; there is no such one."
            )
    for indicator in scheme.indicators:
        where = f"indicators[{indicator.number}]"
        if indicator.aspect not in aspects:
            wrong = indicator.aspect
            yield _fault(
                f"{where}.aspect", f"adalah {wrong}; tidak ada aspek itu.", f"is {wrong}; there is no such one."
            )
        if indicator.kind not in scheme.levels:
            kind = indicator.kind
            sentence = f"adalah {kind}; tidak ada tingkat untuk jenis itu.", f"is {kind}; no levels have this kind."
            yield _fault(f"{where}.kind", *sentence)


def _weights(scheme: Scheme) -> Iterator[Fault]:
    """Every weight above 0; the parts of each whole sum to it exactly."""
    for key, rows in (("domains", scheme.domains), ("aspects", scheme.aspects), ("indicators", scheme.indicators)):
        for one in rows:
            if one.weight <= 0:
                yield _fault(f"{key}[{one.number}].weight", "adalah 0; harus di atas 0.", "is 0; it must be above 0.")
    if scheme.domains:
        yield from _sum("domains", (one.weight for one in scheme.domains), WHOLE)
        for domain in scheme.domains:
            parts = (one.weight for one in scheme.aspects if one.domain == domain.number)
            yield from _sum(f"domains[{domain.number}].aspects", parts, domain.weight)
    else:
        yield from _sum("aspects", (one.weight for one in scheme.aspects), WHOLE)
    for aspect in scheme.aspects:
        parts = (one.weight for one in scheme.indicators if one.aspect == aspect.number)
        yield from _sum(f"aspects[{aspect.number}].indicators", parts, aspect.weight)


def _sum(place: str, parts: Iterable[Fraction], whole: Fraction) -> Iterator[Fault]:
    found = sum(parts, Fraction(0))
    if found != whole:
        has, wanted = exact_text(found), exact_text(whole)
        yield _fault(
            place, f"bobotnya berjumlah {has}, seharusnya {wanted}.", f"the weights sum to {has}, not to {wanted}."
        )


def _levels(scheme: Scheme) -> Iterator[Fault]:
    if scheme.highest > HIGHEST_LEVEL:
        return
    wanted = list(range(scheme.lowest, scheme.highest + 1))
    for kind, levels in scheme.levels.items():
        numbers = [one.number for one in levels]
        if numbers != wanted:
            where = f"levels ({kind})"
            yield _fault(where, f"ada {numbers}; harus {wanted}.", f"are {numbers}; they must be {wanted}.")


def _conditions(scheme: Scheme) -> Iterator[Fault]:
    for indicator in scheme.indicators:
        for place, one in enumerate(indicator.conditions, 1):
            if not scheme.lowest < one.level <= scheme.highest:
                where, span = f"indicators[{indicator.number}].conditions[{place}].level", scheme.lowest + 1
                yield _fault(
                    where,
                    f"adalah {one.level}; tulis {span} sampai {scheme.highest}.",
                    f"is {one.level}; write {span} to {scheme.highest}.",
                )


def _predicates(scheme: Scheme) -> Iterator[Fault]:
    """Predicates rise from the bottom of the scale, none of them twice."""
    lowest = Fraction(0) if scheme.unanswered is Unanswered.ZERO else Fraction(scheme.lowest)
    for place, (before, after) in enumerate(zip(scheme.predicates, scheme.predicates[1:], strict=False), 2):
        if after.lowest <= before.lowest:
            has, other = exact_text(after.lowest), exact_text(before.lowest)
            yield _fault(
                f"predicates[{place}].from",
                f"adalah {has}, tetapi {before.name.id} mulai dari {other}: keduanya tumpang tindih.",
                f"is {has}, but {before.name.en} begins at {other}: they overlap.",
            )
    if scheme.predicates and scheme.predicates[0].lowest > lowest:
        has, possible = exact_text(scheme.predicates[0].lowest), exact_text(lowest)
        yield _fault(
            "predicates[1].from",
            f"adalah {has}, padahal indeks bisa {possible}: di bawahnya ada celah.",
            f"is {has}, but an index can be {possible}: there is a hole below.",
        )
    for name, times in Counter(one.name.id for one in scheme.predicates).items():
        if times > 1:
            yield _fault("predicates", f"{name} disebut {times} kali.", f"{name} is named {times} times.")


def _assumptions(scheme: Scheme) -> Iterator[Fault]:
    """One text for each part."""
    for about, times in Counter(one.about for one in scheme.assumptions).items():
        if times > 1:
            yield _fault("assumptions", f"{about} disebut {times} kali.", f"{about} is named {times} times.")
