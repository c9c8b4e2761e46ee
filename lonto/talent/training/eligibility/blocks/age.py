"""Age on a day that the rule names."""

from datetime import date

from lonto.lib.bilingual import Both, day_in_words
from lonto.talent.training.eligibility import ages
from lonto.talent.training.eligibility.base import Block, Check, Explain, Occasion, Values
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import DEADLINE, Choice, Day, Years

PARAMETERS = (
    Years("years", Both("Umur dalam tahun", "Age in years")),
    Day("on", Both("Dihitung pada", "Counted on")),
    Choice("leap_day", Both("Yang lahir pada 29 Februari", "Born on 29 February"), ages.LEAP_DAY_RULES),
)
LAST_DAY = Both(", hari terakhir pendaftaran", ", the last day for applications")
UNKNOWN = Both("Isi tanggal lahir di profil Anda.", "Fill in your birth date in your profile.")
NOT_BORN = Both(
    "Tanggal lahir Anda sesudah {day}. Perbaiki tanggal lahir di profil Anda.",
    "Your birth date lies after {day}. Correct it in your profile.",
)
TOO_OLD = Both(
    "Pada {day} Anda berumur {age} tahun. Syarat ini untuk yang lahir pada {born} atau sesudahnya; "
    "pilih kelas dengan batas umur lain.",
    "On {day} you are {age}. This is for people born on {born} or later; choose a class with another age limit.",
)
TOO_YOUNG = Both(
    "Pada {day} Anda berumur {age} tahun. Anda berumur {years} tahun pada {turns}; "
    "pilih kelas yang menghitung umur pada hari itu atau sesudahnya.",
    "On {day} you are {age}. You turn {years} on {turns}; choose a class that counts the age on that day or later.",
)


def _day(values: Values, occasion: Occasion) -> date:
    return occasion.deadline if values["on"] == DEADLINE else date.fromisoformat(values["on"])


def _day_and_why(values: Values, occasion: Occasion) -> Both:
    words = day_in_words(_day(values, occasion))
    if values["on"] != DEADLINE:
        return words
    return Both(words.id + LAST_DAY.id, words.en + LAST_DAY.en)


def _note(values: Values) -> Both:
    return ages.LEAP_DAY_RULES[values["leap_day"]]


def _at_most(values: Values, occasion: Occasion) -> Both:
    return Both(
        "Umur paling tinggi {years} tahun pada {day}.",
        "At most {years} years old on {day}.",
    ).fill(years=values["years"], day=_day_and_why(values, occasion))


def _check_at_most(values: Values, occasion: Occasion) -> Check:
    day, first = _day(values, occasion), _first_birth(values, occasion)
    return lambda facts: facts.birth_date is not None and first <= facts.birth_date <= day


def _explain_at_most(values: Values, occasion: Occasion) -> Explain:
    day, first = _day(values, occasion), _first_birth(values, occasion)
    too_old = TOO_OLD.fill(day=day_in_words(day), born=day_in_words(first))
    return lambda facts: _unknown(facts, day) or too_old.fill(age=_age(facts, day, values))


def _first_birth(values: Values, occasion: Occasion) -> date:
    return ages.first_birth_within(values["years"], _day(values, occasion), values["leap_day"])


def _at_least(values: Values, occasion: Occasion) -> Both:
    return Both(
        "Umur paling rendah {years} tahun pada {day}.",
        "At least {years} years old on {day}.",
    ).fill(years=values["years"], day=_day_and_why(values, occasion))


def _check_at_least(values: Values, occasion: Occasion) -> Check:
    last = ages.last_birth_of(values["years"], _day(values, occasion), values["leap_day"])
    return lambda facts: facts.birth_date is not None and facts.birth_date <= last


def _explain_at_least(values: Values, occasion: Occasion) -> Explain:
    day, years, leap_day = _day(values, occasion), values["years"], values["leap_day"]
    too_young = TOO_YOUNG.fill(day=day_in_words(day), years=years)

    def explain(facts: Facts) -> Both:
        unknown = _unknown(facts, day)
        if unknown or facts.birth_date is None:
            return unknown or UNKNOWN
        turns = day_in_words(ages.turns(facts.birth_date, years, leap_day))
        return too_young.fill(age=_age(facts, day, values), turns=turns)

    return explain


def _unknown(facts: Facts, day: date) -> Both | None:
    if facts.birth_date is None:
        return UNKNOWN
    return NOT_BORN.fill(day=day_in_words(day)) if facts.birth_date > day else None


def _age(facts: Facts, day: date, values: Values) -> int:
    return ages.age_on(facts.birth_date, day, values["leap_day"]) if facts.birth_date else 0


AT_MOST = Block(
    "age_at_most",
    Both("Umur paling tinggi", "Age at most"),
    _at_most,
    _check_at_most,
    _explain_at_most,
    PARAMETERS,
    _note,
)
AT_LEAST = Block(
    "age_at_least",
    Both("Umur paling rendah", "Age at least"),
    _at_least,
    _check_at_least,
    _explain_at_least,
    PARAMETERS,
    _note,
)
