"""A bundle replays in Lonto and in the program for outsiders; what was tampered with is found by both."""

import subprocess
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import assume, given, settings

from lonto.talent.admission.allocation import REST, Seat
from lonto.talent.admission.allocation.bundle import Bundle, WaitingList
from lonto.talent.admission.allocation.bundle_file import read, write
from lonto.talent.admission.allocation.replay import replay
from lonto.talent.admission.allocation.result import Allocation

from .bundles import bundles, published, resealed
from .rounds import dice, round_from

PROGRAM = Path(__file__).parents[4] / "docs/replay/replay_allocation.py"


def load(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


outside = load(PROGRAM)


@settings(max_examples=1_000, deadline=None)
@given(bundles())
def test_a_published_bundle_replays_without_a_difference_inside_and_outside(bundle: Bundle) -> None:
    data = write(bundle)
    assert replay(read(data)) is None
    assert list(outside.differences(data)) == []


@settings(max_examples=500, deadline=None)
@given(bundles(), dice)
def test_a_seat_that_changed_hands_is_found_inside_and_outside(bundle: Bundle, dice: Random) -> None:
    seats = dict(bundle.allocation.seats)
    assume(seats)
    number = dice.choice(sorted(seats))
    other = dice.choice([a.number for a in bundle.round.applicants])
    seats[number], seats[other] = seats.get(other, Seat("C0", REST)), seats[number]
    assume(seats != bundle.allocation.seats)
    assert_found(replace(bundle, allocation=replace(bundle.allocation, seats=seats)))


@settings(max_examples=500, deadline=None)
@given(bundles(), dice)
def test_a_waiting_list_in_another_order_is_found_inside_and_outside(bundle: Bundle, dice: Random) -> None:
    longer = [n for n, waiting in enumerate(bundle.waiting) if len(waiting.numbers) > 1]
    assume(longer)
    lists = list(bundle.waiting)
    n = dice.choice(longer)
    lists[n] = replace(lists[n], numbers=lists[n].numbers[1:] + lists[n].numbers[:1])
    assert_found(replace(bundle, waiting=tuple(lists)))


def assert_found(bundle: Bundle) -> None:
    """Both programs find the same first difference, though the digest fits."""
    data = write(bundle)
    inside = replay(read(data))
    assert inside is not None
    assert next(outside.differences(data))[0] == inside.where


def sample() -> Bundle:
    return published(round_from(7, classes=3, people=14, minimums=True))


@pytest.mark.parametrize(
    ("tampered", "where"),
    [
        (replace(sample(), secret=bytes(32)), "commitment to the secret"),
        (replace(sample(), public_value="another value"), "seed"),
        (replace(sample(), round=replace(sample().round, seed=bytes(32))), "seed"),
        (replace(sample(), allocation=Allocation(sample().allocation.seats, ("C2",))), "closed classes"),
        (replace(sample(), waiting=()), "waiting list of class"),
        (
            replace(sample(), waiting=(*sample().waiting, WaitingList("C9", REST, ("A-000",)))),
            "waiting list of class C9",
        ),
    ],
    ids=["secret", "public value", "seed", "closed class", "waiting lists left out", "waiting list made up"],
)
def test_other_tampering_is_named(tampered: Bundle, where: str) -> None:
    difference = replay(tampered)
    assert difference is not None
    assert difference.where.startswith(where)
    assert_found(tampered)


def run_outside(path: Path) -> tuple[int, str]:
    """Exit status and output of the program for outsiders, with no package of ours or anybody's in reach."""
    run = subprocess.run([sys.executable, "-I", "-S", PROGRAM, path], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_the_program_for_outsiders_says_that_all_is_as_published(tmp_path: Path) -> None:
    (tmp_path / "bundle.json").write_bytes(write(sample()))
    assert run_outside(tmp_path / "bundle.json") == (0, "Everything is as published.\n")


def test_the_program_for_outsiders_prints_the_first_difference(tmp_path: Path) -> None:
    forged = write(sample()).replace(b'"title":"Gelombang 1"', b'"title":"Gelombang 2"')
    (tmp_path / "bundle.json").write_bytes(forged)
    status, output = run_outside(tmp_path / "bundle.json")
    assert status == 1
    assert output.startswith("Not as published: SHA-256 of the file")
    (tmp_path / "bundle.json").write_bytes(resealed(forged.replace(b'"closed":[]', b'"closed":["C2"]')))
    status, output = run_outside(tmp_path / "bundle.json")
    assert status == 1
    assert output.startswith("Not as published: closed classes: the bundle says")


def test_the_program_for_outsiders_says_when_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("{}")
    assert run_outside(tmp_path / "letter.json")[0] == 2
    assert run_outside(tmp_path / "missing.json")[0] == 2


def test_the_program_for_outsiders_is_short_enough_to_read() -> None:
    assert len(PROGRAM.read_text().splitlines()) < 200
