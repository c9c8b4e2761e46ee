"""What a person does for a living."""

from lonto.lib.bilingual import Both, one_of
from lonto.talent.training.eligibility.base import Block, Check, Explain, Occasion, Values
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import Choices, Codes

LAST_OCCUPATION = 99
EMPLOYMENTS = {
    "none": Both("tidak bekerja", "not working"),
    "permanent": Both("bekerja tetap", "in a permanent job"),
    "temporary": Both("bekerja sementara atau harian", "in temporary or daily work"),
    "self": Both("mengurus usaha, kebun atau perahu sendiri", "running an own business, farm or boat"),
    "civil_servant": Both("aparatur sipil negara", "a civil servant"),
    "student": Both("pelajar atau mahasiswa", "a pupil or student"),
}
OTHER = Both(
    "Menurut profil, Anda {have}. Yang dapat ikut: {wanted}; kalau keadaan Anda sudah berubah, perbarui profil.",
    "Your profile says {have}. This is for: {wanted}; if things have changed, update your profile.",
)


def _employments(values: Values) -> Both:
    return one_of(EMPLOYMENTS[key] for key in values["employments"])


def _employment(values: Values, occasion: Occasion) -> Both:
    return Both("Keadaan kerja: {wanted}.", "Working life: {wanted}.").fill(wanted=_employments(values))


def _check_employment(values: Values, occasion: Occasion) -> Check:
    wanted = frozenset(values["employments"])
    return lambda facts: facts.employment in wanted


def _explain_employment(values: Values, occasion: Occasion) -> Explain:
    other = OTHER.fill(wanted=_employments(values))

    def explain(facts: Facts) -> Both:
        have = EMPLOYMENTS.get(facts.employment)
        if have is None:
            return Both("Isi keadaan kerja di profil Anda.", "Fill in your working life in your profile.")
        return other.fill(have=have)

    return explain


def _occupation(values: Values, occasion: Occasion) -> Both:
    wanted = occasion.names.occupations_of(values["occupations"])
    return Both("Pekerjaan: {wanted}.", "Occupation: {wanted}.").fill(wanted=wanted)


def _check_occupation(values: Values, occasion: Occasion) -> Check:
    wanted = frozenset(values["occupations"])
    return lambda facts: facts.occupation in wanted


def _explain_occupation(values: Values, occasion: Occasion) -> Explain:
    names = occasion.names
    other = Both(
        "Menurut profil, pekerjaan Anda {have}. Yang dapat ikut: {wanted}; kalau pekerjaan Anda lain, perbarui profil.",
        "Your profile says {have}. This is for: {wanted}; if your occupation is another, update your profile.",
    ).fill(wanted=names.occupations_of(values["occupations"]))

    def explain(facts: Facts) -> Both:
        if facts.occupation is None:
            return Both("Isi pekerjaan di profil Anda.", "Fill in your occupation in your profile.")
        return other.fill(have=names.occupations_of([facts.occupation]))

    return explain


OCCUPATION = Block(
    "occupation_one_of",
    Both("Pekerjaan salah satu dari", "Occupation one of"),
    _occupation,
    _check_occupation,
    _explain_occupation,
    (Codes("occupations", Both("Pekerjaan", "Occupations"), "occupation", LAST_OCCUPATION),),
)
EMPLOYMENT = Block(
    "employment_one_of",
    Both("Keadaan kerja salah satu dari", "Working life one of"),
    _employment,
    _check_employment,
    _explain_employment,
    (Choices("employments", Both("Keadaan kerja", "Working life"), EMPLOYMENTS),),
)
