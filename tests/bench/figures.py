"""One line of the table, and how its numbers are taken."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, object]
SLOWEST_RUN = 2.0
NO_QUESTIONS = frozenset({"BEGIN", "SAVEPOINT", "RELEASE"})


@dataclass(frozen=True)
class Figure:
    """A measured value; `floor` is the same work without us, `bound` what it may be at most."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    bound: float | None = None

    def as_row(self) -> Row:
        holds = self.bound is None or self.value <= self.bound
        numbers = {"value": _short(self.value), "floor": _short(self.floor), "bound": _short(self.bound)}
        return {"name": self.name, "unit": self.unit, "holds": holds, **numbers}


def median_ms(work: Callable[[], object], *, times: int = 15) -> float:
    """The median of several runs in milliseconds, after one that is not counted; fewer runs where one takes long."""
    work()
    taken: list[float] = []
    while len(taken) < times and sum(taken) < SLOWEST_RUN:
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def side_by_side_ms(work: Callable[[], object], floor: Callable[[], object], *, times: int = 25) -> tuple[float, float]:
    """The medians of two works in milliseconds, run in turn so that both meet the same machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _run in range(times + 1):
        for each, kept in zip((work, floor), taken, strict=True):
            began = time.perf_counter()
            each()
            kept.append(time.perf_counter() - began)
    return statistics.median(taken[0][1:]) * 1000, statistics.median(taken[1][1:]) * 1000


@dataclass
class Statements:
    """What was asked of the database; BEGIN and its like are no questions."""

    asked: list[tuple[str, Any]] = field(default_factory=list)

    def replay(self) -> None:
        """Ask all of it again and read every answer."""
        from django.db import connection

        with connection.cursor() as cursor:
            for sql, values in self.asked:
                cursor.execute(sql, values)
                cursor.fetchall()

    def about(self, table: str) -> "Statements":
        """Only what reads this table."""
        reads = [(sql, values) for sql, values in self.asked if sql.startswith("SELECT")]
        return Statements([(sql, values) for sql, values in reads if f'"{table}"' in sql])


@contextmanager
def statements() -> Iterator[Statements]:
    """Keeps every statement inside."""
    from django.db import connection

    kept = Statements()

    def keep(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.split(maxsplit=1)[0] not in NO_QUESTIONS:
            kept.asked.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(keep):
        yield kept


def _short(number: float | None) -> float | None:
    return None if number is None else round(number, 1 if number >= 10 else 2)


def table(rows: list[Row]) -> str:
    """The rows for a person: what, measured, floor, bound, and whether it holds."""
    lines = [["", "measured", "floor", "at most", "unit", ""]]
    for row in rows:
        numbers = ["–" if row[key] is None else f"{row[key]:,}" for key in ("value", "floor", "bound")]
        lines.append([str(row["name"]), *numbers, str(row["unit"]), "" if row["holds"] else "TOO MUCH"])
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in (0, 4, 5) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
