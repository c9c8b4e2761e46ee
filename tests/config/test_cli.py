"""The `lonto` command: help for everybody, near names for a mistake, one sentence for what is wrong."""

import json
import os
import subprocess
import sys

import pytest

from lonto.config.cli import main


def test_help_lists_our_commands_and_none_of_djangos(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([])

    said = capsys.readouterr().out
    assert status == 0
    for name in ("setup", "serve", "demo-code", "verify-journal", "open-regency"):
        assert f"  {name} " in said
    for name in ("migrate", "shell", "runserver", "_"):
        assert f"  {name} " not in said
    assert said.index("  setup ") < said.index("  serve ")


def test_each_command_has_one_line_of_help_that_ends_in_a_stop(capsys: pytest.CaptureFixture[str]) -> None:
    main(["help"])

    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert len(lines) > 5
    for line in lines:
        assert len(line) < 160
        assert line.endswith(".")


@pytest.mark.parametrize("asked", [["help", "verify-journal"], ["verify-journal", "--help"]])
def test_one_command_tells_what_it_does_without_djangos_options(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(asked)

    said = capsys.readouterr().out
    assert end.value.code == 0
    assert "usage: lonto verify-journal" in said
    assert "--json" in said
    assert "--pythonpath" not in said


@pytest.mark.parametrize(
    ("typed", "near"), [("serv", "serve"), ("verify_jurnal", "verify-journal"), ("set-up", "setup")]
)
def test_an_unknown_command_suggests_the_nearest(typed: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([typed])

    said = capsys.readouterr()
    assert status == 2
    assert said.out == ""
    assert f"there is no command '{typed}'. Did you mean {near}" in said.err


def test_dashes_and_underscores_are_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo_code", "nobody"]) == main(["demo-code", "nobody"]) == 1


def test_a_refusal_is_one_sentence_and_status_one(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["demo-code", "nobody"])

    assert status == 1
    assert capsys.readouterr().err == "lonto: There is no demo account 'nobody'.\n"


def test_a_wrong_option_shows_how_the_command_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["demo-code", "kades", "--jsn"])

    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: lonto demo-code")


def lonto(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lonto.config.cli", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LONTO_PORT", "eighty", "LONTO_PORT is 'eighty': give a number from 1 to 65535."),
        ("LONTO_PROT", "80", "LONTO_PROT is not a setting of Lonto. Did you mean LONTO_PORT?"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(name: str, value: str, said: str) -> None:
    done = lonto("verify-journal", **{name: value})

    assert done.returncode == 2
    assert done.stderr == f"lonto: {said}\n"


def test_a_command_before_the_setup_says_what_is_missing(tmp_path: os.PathLike[str]) -> None:
    done = lonto("verify-journal", LONTO_DATA=str(tmp_path), LONTO_DATABASE="sqlite")

    assert done.returncode == 1
    assert done.stderr.endswith("run `lonto setup` first.\n")
    assert "Traceback" not in done.stderr


def test_serving_before_the_setup_is_refused_with_a_sentence(tmp_path: os.PathLike[str]) -> None:
    done = lonto("serve", LONTO_DATA=str(tmp_path), LONTO_DATABASE="sqlite")

    assert done.returncode == 1
    assert done.stderr.endswith("run `lonto setup` first.\n")


def test_json_is_one_object_on_standard_output(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    main(["verify-journal", "--json"])

    assert json.loads(capsys.readouterr().out) == {
        "streams": 0,
        "entries": 0,
        "broken": [],
        "rows": None,
        "holds": True,
    }


def test_it_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Lonto 0.")
