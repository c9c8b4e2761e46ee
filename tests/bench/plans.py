"""Index and plan of the largest scheme, 47 indicators, beside the same sums without checks."""

from fractions import Fraction

from lonto.regency.maturity.index import compute
from lonto.regency.maturity.planner import Problem, Step, Subject, answer
from lonto.regency.maturity.schemes import scheme_named
from tests.bench.figures import Figure, Row, median_ms

INSTITUTIONS = 1000


def measure() -> list[Row]:
    """Rows of the benchmark's table."""
    scheme = scheme_named("spbe-2020")
    levels = {one.number: 1 + one.number * 7 % 5 for one in scheme.indicators}
    weights = [(one.weight, levels[one.number]) for one in scheme.indicators]
    one = median_ms(lambda: compute(scheme, levels))
    many = median_ms(lambda: [compute(scheme, levels) for _number in range(INSTITUTIONS)], times=3)
    floor = median_ms(lambda: sum((weight * level for weight, level in weights), Fraction(0)) / 100)
    subjects = tuple(
        Subject(
            indicator.number,
            indicator.weight / 100,
            Fraction(levels[indicator.number]),
            tuple(Step(level, 1 + indicator.number * level % 9) for level in range(levels[indicator.number] + 1, 6)),
        )
        for indicator in scheme.indicators
    )
    plan = median_ms(lambda: answer(Problem(subjects, Fraction("3.5"))), times=3)
    return [
        Figure("index of one assessment, 47 indicators", one, "ms", floor, 1).as_row(),
        Figure(f"index of {INSTITUTIONS:,} institutions", many, "ms", floor * INSTITUTIONS, 500).as_row(),
        Figure("three plans, the sturdy one and their sensitivity, 47 indicators", plan, "ms", None, 2000).as_row(),
    ]
