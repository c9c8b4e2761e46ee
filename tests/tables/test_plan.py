"""What a table would change: its counts, the rows that are told, and the fingerprint that a confirmation rests on."""

from hypothesis import given
from hypothesis import strategies as st

from lonto.tables.plan import CHANGED, KINDS, MOST_KEPT, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.tables.problems import MOST_SHOWN

rows = st.lists(
    st.builds(PlannedRow, number=st.integers(2, 500), kind=st.sampled_from(KINDS), name=st.text(max_size=5)),
    max_size=20,
)


class Quiet(Plan[PlannedRow]):
    """New rows are only counted."""

    told = (REFUSED, CHANGED)


@given(rows)
def test_every_row_is_counted_once(planned: list[PlannedRow]) -> None:
    assert sum(Plan(planned).report()["counts"].values()) == len(planned)


@given(rows)
def test_refused_rows_are_told_first_and_unchanged_ones_never(planned: list[PlannedRow]) -> None:
    kinds = [row["kind"] for row in Plan(planned).report()["rows"]]
    assert kinds == sorted(kinds, key=(REFUSED, CHANGED, NEW).index)
    assert len(kinds) == sum(row.kind != UNCHANGED for row in planned)


@given(rows, st.sampled_from(["zz", "zy"]))
def test_a_row_that_would_change_something_else_changes_the_fingerprint(planned: list[PlannedRow], name: str) -> None:
    for plan in (Plan, Quiet):
        before = plan(planned).report()["fingerprint"]
        assert plan([*planned, PlannedRow(501, NEW, name)]).report()["fingerprint"] != before
        assert plan([*planned, PlannedRow(501, UNCHANGED, name)]).report()["fingerprint"] == before


def test_rows_that_are_only_counted_are_not_told() -> None:
    report = Quiet([PlannedRow(2, NEW, "A"), PlannedRow(3, CHANGED, "B")]).report()
    assert [row["name"] for row in report["rows"]] == ["B"]
    assert report["counts"]["new"] == 1


def test_a_report_keeps_so_many_rows_and_says_how_many_it_leaves_out() -> None:
    planned = [PlannedRow(number, NEW) for number in range(MOST_KEPT + 3)]
    report = Plan([*planned, PlannedRow(9999, REFUSED)]).report()
    assert len(report["rows"]) == MOST_KEPT
    assert report["rows"][0]["kind"] == REFUSED
    assert report["left_out"] == 4


def test_a_whole_page_in_one_cell_does_not_fill_the_report() -> None:
    report = Plan([PlannedRow(2, REFUSED, "x" * 32_767)]).report()
    assert report["rows"][0]["name"] == "x" * MOST_SHOWN
