"""Measures everything, prints the table and writes var/bench.json; exit status 1 where a bound does not hold."""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Row, table
from tests.bench.places import HOUSE, Place, Places

RESULT = HOUSE / "var" / "bench.json"
# Each subject with the place it works in: a house with the regions, the whole regency, or nothing at all.
SUBJECTS = {
    "synthetic": "regency",
    "resident_list": "regency",
    "search": "regency",
    "measures": "regency",
    "snapshots": "regency",
    "regency_map": "regency",
    "pages": "regency",
    "public": "regency",
    "imports": "house",
    "letters": "house",
    "hurry": "house",
    "allocation": "house",
    "eligibility": "house",
    "applications": "house",
    "plans": "house",
    "seats": "house",
    "deadline": "house",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("subjects", nargs="*", help=f"only these: {', '.join(SUBJECTS)}")
    parser.add_argument("--postgres", metavar="URL", help="a server to make databases on, instead of SQLite files")
    parser.add_argument("--residents", type=int, default=290_688, help="size of the regency, smaller for a quick look")
    options = parser.parse_args()
    if unknown := set(options.subjects) - set(SUBJECTS):
        parser.error(f"there is no subject {', '.join(sorted(unknown))}")
    _say_if_busy()
    os.environ["BENCH_RESIDENTS"] = str(options.residents)
    root = Path(tempfile.mkdtemp(prefix="lonto-bench-"))
    places = Places(root, options.postgres)
    try:
        rows = _measure(options.subjects or list(SUBJECTS), places)
    finally:
        places.clear()
        shutil.rmtree(root, ignore_errors=True)
    print(table(rows))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if all(row["holds"] for row in rows) else 1


def _measure(subjects: list[str], places: Places) -> list[Row]:
    _say("preparing")
    house = places.new("house")
    house.lonto("setup", "--json")
    rows: list[Row] = []
    in_regency = [name for name in subjects if SUBJECTS[name] == "regency"]
    if in_regency:
        regency = places.new("regency", like=house)
        # The regency is made by its own subject, which therefore comes first.
        for name in dict.fromkeys(["synthetic", *in_regency]):
            rows += _measured(name, regency)
    for name in subjects:
        if SUBJECTS[name] != "regency":
            rows += _measured(name, places.new(name, like=house))
    return rows


def _measured(name: str, place: Place) -> list[Row]:
    _say(name)
    rows: list[Row] = json.loads(place.run("-m", "tests.bench.subject", name).splitlines()[-1])
    return rows


def _say_if_busy() -> None:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores:
        _say(f"others use this machine (load {load:.1f} on {cores} cores): all times will be too long")


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
