"""What the command line says about an index and a scheme."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lonto.lib.spreadsheet import write_xlsx
from lonto.regency.maturity.schemes.shipped import FOLDER

ALL_THREE = "number,level\n" + "".join(f"{number},3\n" for number in range(1, 48))


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    path = tmp_path / "levels.csv"
    path.write_text(ALL_THREE, encoding="utf-8")
    return path


def computed(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    call_command("compute_index", *arguments, json=True)
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def refused(*arguments: object) -> str:
    with pytest.raises(CommandError) as error:
        call_command("compute_index", *arguments)
    return str(error.value)


def test_index_and_predicate_are_printed_as_published_with_the_exact_value(
    levels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = computed(capsys, "spbe-2020", levels)
    assert (found["index"], found["predicate"], found["exact"]) == ("3.00", "Baik", "3")
    assert [len(found[key]) for key in ("domains", "aspects", "unanswered")] == [4, 8, 0]  # type: ignore[arg-type]


def test_people_read_lines(levels: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("compute_index", "spbe-2020", levels)
    printed = capsys.readouterr().out
    assert "index      3.00\npredicate  Baik\nexact      3\n" in printed
    assert "domain 4   3.00  Layanan SPBE" in printed


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + ALL_THREE,
        ALL_THREE.replace(",", ";"),
        ALL_THREE.replace("number", "Nomor").replace("level", "Tingkat"),
        "SPBE 2025\n\n" + ALL_THREE.replace("\n", "\n\n"),
    ],
    ids=["with a mark of byte order", "with semicolons", "in Indonesian", "with empty lines and a title"],
)
def test_a_file_as_offices_write_it_is_read(content: str, levels: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels.write_text(content, encoding="utf-8")
    assert computed(capsys, "spbe-2020", levels)["index"] == "3.00"


def test_a_workbook_is_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "levels.xlsx").open("wb") as file:
        write_xlsx(file, ["number", "level"], [(number, 4) for number in range(1, 48)])
    assert computed(capsys, "spbe-2020", tmp_path / "levels.xlsx")["predicate"] == "Sangat Baik"


def test_pemdi_reads_levels_with_a_comma(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "levels.csv"
    path.write_text("number;level\n" + "".join(f"{number};3,25\n" for number in range(1, 21)), encoding="utf-8")
    assert computed(capsys, "pemdi-2026", path)["exact"] == "3.25"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("48,3", "Row 49, column number, 48"),
        ("x,3", "Row 49, column number, x"),
        ("7,4", "Row 49, column number, 7: Indicator 7 stands in row 8"),
        (",3", "Row 49, column number, empty"),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_nothing_is_computed(row: str, says: str, levels: Path) -> None:
    levels.write_text(ALL_THREE + row + "\n", encoding="utf-8")
    assert says in refused("spbe-2020", levels)


@pytest.mark.parametrize("level", ["6", "0", "2.5", "NaN", "tiga", "-1", "1e400"])
def test_a_level_that_does_not_exist_is_named(level: str, levels: Path) -> None:
    levels.write_text(ALL_THREE.replace("5,3\n", f"5,{level}\n", 1), encoding="utf-8")
    assert f"Row 6, column level, {level}" in refused("spbe-2020", levels)


def test_what_is_no_table_of_levels_is_said(levels: Path, tmp_path: Path) -> None:
    levels.write_text("nama,umur\nRosa,3\n", encoding="utf-8")
    assert "No row has the headings number and level" in refused("spbe-2020", levels)
    assert "cannot be read" in refused("spbe-2020", tmp_path / "missing.csv")


def test_an_unknown_scheme_is_answered_with_the_known_ones(levels: Path) -> None:
    assert "pemdi-2026" in refused("spbe-2031", levels)


def test_a_scheme_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_scheme", FOLDER / "spbe-2020.toml")
    assert "47 indicators" in capsys.readouterr().out
    broken = tmp_path / "broken.toml"
    text = (FOLDER / "spbe-2020.toml").read_text(encoding="utf-8")
    broken.write_text(text.replace('weight = "13.00"', 'weight = "12.00"', 1), encoding="utf-8")
    with pytest.raises(CommandError, match="domains: the weights sum to 99, not to 100"):
        call_command("check_scheme", broken)


def test_the_cheapest_rises_to_a_predicate_are_planned(levels: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("plan_rise", "spbe-2020", levels, "Sangat Baik", json=True)
    found = json.loads(capsys.readouterr().out)
    efforts = [plan["effort"] for plan in found["plans"]]
    assert efforts == sorted(efforts)
    assert efforts[0] == 18
    assert found["sturdy"]["survives_two_lower"]


def test_a_target_above_the_scale_is_said_to_be_out_of_reach(levels: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("plan_rise", "spbe-2020", levels, "5,1")
    assert "The highest index that can be reached is 5" in capsys.readouterr().out


@pytest.mark.parametrize("target", ["", "Hebat", "1/0"])
def test_a_target_that_is_none_is_answered_with_the_predicates(levels: Path, target: str) -> None:
    with pytest.raises(CommandError, match="Memuaskan"):
        call_command("plan_rise", "spbe-2020", levels, target)


def test_a_plan_that_contradicts_itself_is_refused_in_a_sentence(levels: Path) -> None:
    with pytest.raises(CommandError, match="Nothing was planned"):
        call_command("plan_rise", "spbe-2020", levels, "4", most_levels=-1)
