"""People and rules for the tests of eligibility."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility import BLOCKS, Facts, Names, Occasion
from lonto.talent.training.eligibility.blocks.work import EMPLOYMENTS
from lonto.talent.training.eligibility.parameters import (
    Choice,
    Choices,
    ClassCodes,
    Code,
    Codes,
    Day,
    Flag,
    Parameter,
    Regions,
    Years,
)

DEADLINE = date(2026, 3, 31)
NAMES = Names(
    education={
        5: Both("SLTA/sederajat", "Upper secondary school"),
        8: Both("Diploma IV/Strata I", "Bachelor's degree"),
    },
    occupation={9: Both("Petani/pekebun", "Farmer"), 11: Both("Nelayan/perikanan", "Fisher")},
    regions={"53.15.05": "Kecamatan Komodo", "53.15": "Kabupaten Manggarai Barat"},
    classes={"VSGA-JWD": "VSGA-JWD Junior Web Developer"},
)
OCCASION = Occasion(DEADLINE, class_id="class-1", names=NAMES)
GRADUATE = Facts(
    citizenship=1,
    birth_date=date(1998, 8, 17),
    sex="P",
    education=8,
    occupation=1,
    employment="none",
    disability=7,
    regency="53.15",
    district="53.15.05",
    village="53.15.05.2008",
)

VILLAGES = ["53.15.05.2008", "53.15.05.2020", "53.15.01.2001", "53.14.02.2003"]
PLACES = [*VILLAGES, "53.15.05", "53.15", "53.14", "53"]
CLASSES = ["VSGA-JWD", "DEA-01", "FGA-DA"]
days = st.dates(date(1930, 1, 1), date(2060, 12, 31))


def _facts_in(village: str, **known: Any) -> Facts:
    return Facts(village=village, district=village[:8], regency=village[:5], **known)


facts = st.builds(
    _facts_in,
    village=st.sampled_from([*VILLAGES, ""]),
    citizenship=st.sampled_from([None, 1, 2, 3]),
    birth_date=st.none() | days | st.sampled_from([date(year, 2, 29) for year in range(1960, 2020, 4)]),
    sex=st.sampled_from(["", "L", "P"]),
    education=st.none() | st.integers(1, 10),
    is_final_year=st.booleans(),
    occupation=st.none() | st.integers(1, 99),
    employment=st.sampled_from(["", *EMPLOYMENTS]),
    disability=st.none() | st.integers(1, 7),
    nominated_for=st.frozensets(st.sampled_from(["class-1", "class-2"])),
    banned_until=st.none() | days,
    ban_ground=st.sampled_from(["", "no_show", "absences"]),
    enrolled_in=st.frozensets(st.sampled_from(CLASSES)),
    passed_classes=st.frozensets(st.sampled_from(CLASSES)),
)


def values_of(parameter: Parameter) -> st.SearchStrategy[Any]:
    """Good values of a parameter."""
    match parameter:
        case Years():
            return st.integers(0, 120)
        case Day():
            return st.just("deadline") | days.map(date.isoformat)
        case Flag():
            return st.booleans()
        case Choice():
            return st.sampled_from(sorted(parameter.options))
        case Choices():
            return st.lists(st.sampled_from(sorted(parameter.options)), min_size=1)
        case Code():
            return st.integers(1, parameter.most)
        case Codes():
            return st.lists(st.integers(1, parameter.most), min_size=1, max_size=5)
        case Regions():
            return st.lists(st.sampled_from(PLACES), min_size=1)
        case ClassCodes():
            return st.lists(st.sampled_from(CLASSES), min_size=1)
    raise AssertionError(f"no values for {parameter}")


def _raw_of(key: str) -> st.SearchStrategy[dict[str, Any]]:
    parameters = {parameter.name: values_of(parameter) for parameter in BLOCKS[key].parameters}
    return st.fixed_dictionaries({"block": st.just(key), **parameters})


raw_conditions = st.sampled_from(sorted(BLOCKS)).flatmap(_raw_of)
