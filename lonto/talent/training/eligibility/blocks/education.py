"""The level of education that a person finished, or is about to finish."""

from lonto.lib.bilingual import Both, one_of
from lonto.talent.training.eligibility.base import Block, Check, Explain, Names, Occasion, Values
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import Code, Codes, Flag

HIGHEST = 10
# Who is still in the final year of a level has finished this one: before a diploma or a bachelor's degree stands
# upper secondary school (5), before a master's degree (9) the bachelor's (8).
BEFORE = {2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 5, 8: 5, 9: 8, 10: 9}
FINAL_YEAR = Flag(
    "final_year_counts", Both("Yang di tahun terakhir boleh ikut", "Students in the final year may apply")
)
FINISHED = Both("tamat", "finished")
OR_FINAL_YEAR = Both("tamat atau di tahun terakhir", "finished or in its final year")
UNKNOWN = Both("Isi pendidikan di profil Anda.", "Fill in your education in your profile.")
OTHER = Both(
    "Menurut profil, pendidikan Anda {have}. Yang diminta {wanted}; kalau Anda sudah menamatkannya, perbarui profil.",
    "Your profile says {have}. Asked for is {wanted}; if you have finished it, update your profile.",
)
UNFINISHED = Both(
    "Anda masih di tahun terakhir {have}. Anda dapat mendaftar setelah tamat; perbarui profil Anda kalau sudah.",
    "You are still in the final year of {have}. You can apply once it is finished; update your profile when it is.",
)


def finished(facts: Facts) -> int:
    """The level that a person has finished; 0 when nothing is known."""
    if facts.education is None:
        return 0
    return BEFORE.get(facts.education, 0) if facts.is_final_year else facts.education


def _reached(facts: Facts, values: Values) -> set[int]:
    """The levels that count for this person."""
    counted = {finished(facts)}
    if values["final_year_counts"] and facts.education:
        counted.add(facts.education)
    return counted


def _how(values: Values) -> Both:
    return OR_FINAL_YEAR if values["final_year_counts"] else FINISHED


def _at_least(values: Values, occasion: Occasion) -> Both:
    return Both("Pendidikan paling rendah {level}, {how}.", "Education of at least {level}, {how}.").fill(
        level=occasion.names.education_of(values["level"]), how=_how(values)
    )


def _check_at_least(values: Values, occasion: Occasion) -> Check:
    level = values["level"]
    return lambda facts: max(_reached(facts, values)) >= level


def _explain_at_least(values: Values, occasion: Occasion) -> Explain:
    return _explain(occasion.names, occasion.names.education_of(values["level"]), set(range(values["level"], 11)))


def _one_of(values: Values, occasion: Occasion) -> Both:
    return Both("Pendidikan: {levels}, {how}.", "Education: {levels}, {how}.").fill(
        levels=_levels(values, occasion.names), how=_how(values)
    )


def _check_one_of(values: Values, occasion: Occasion) -> Check:
    levels = set(values["levels"])
    return lambda facts: not levels.isdisjoint(_reached(facts, values))


def _explain_one_of(values: Values, occasion: Occasion) -> Explain:
    return _explain(occasion.names, _levels(values, occasion.names), set(values["levels"]))


def _levels(values: Values, names: Names) -> Both:
    return one_of(names.education_of(level) for level in values["levels"])


def _explain(names: Names, wanted: Both, levels: set[int]) -> Explain:
    other = OTHER.fill(wanted=wanted)

    def explain(facts: Facts) -> Both:
        if facts.education is None:
            return UNKNOWN
        sentence = UNFINISHED if facts.is_final_year and facts.education in levels else other
        return sentence.fill(have=names.education_of(facts.education))

    return explain


AT_LEAST = Block(
    "education_at_least",
    Both("Pendidikan paling rendah", "Education at least"),
    _at_least,
    _check_at_least,
    _explain_at_least,
    (Code("level", Both("Pendidikan paling rendah", "Lowest education"), "education", HIGHEST), FINAL_YEAR),
)
ONE_OF = Block(
    "education_one_of",
    Both("Pendidikan salah satu dari", "Education one of"),
    _one_of,
    _check_one_of,
    _explain_one_of,
    (Codes("levels", Both("Pendidikan", "Education"), "education", HIGHEST), FINAL_YEAR),
)
