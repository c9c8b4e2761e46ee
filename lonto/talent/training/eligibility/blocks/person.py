"""Citizenship and disability."""

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility.base import Block
from lonto.talent.training.eligibility.facts import Facts

# A child with two citizenships (3) is a citizen of Indonesia until it has chosen (UU 12/2006, article 6).
CITIZENS = frozenset({1, 3})
NO_DISABILITY = 7


def _citizen(facts: Facts) -> bool:
    return facts.citizenship in CITIZENS


def _explain_citizen(facts: Facts) -> Both:
    if facts.citizenship is None:
        return Both("Isi kewarganegaraan di profil Anda.", "Fill in your citizenship in your profile.")
    return Both(
        "Menurut profil, Anda warga negara asing. Hanya warga negara Indonesia yang dapat ikut; "
        "kalau profil keliru, perbaiki.",
        "Your profile says that you are a foreign citizen. Only citizens of Indonesia can take part; "
        "if the profile is wrong, correct it.",
    )


def has_disability(facts: Facts) -> bool:
    """Whether the profile names a disability."""
    return facts.disability is not None and facts.disability != NO_DISABILITY


def _explain_disability(facts: Facts) -> Both:
    if facts.disability is None:
        return Both("Isi disabilitas di profil Anda.", "Fill in the question on disability in your profile.")
    return Both(
        "Menurut profil, Anda bukan penyandang disabilitas. Kelas ini untuk penyandang disabilitas; "
        "kalau profil keliru, perbaiki.",
        "Your profile names no disability. This is for people with disabilities; if the profile is wrong, correct it.",
    )


CITIZEN = Block(
    "citizen",
    Both("Warga negara Indonesia", "Citizen of Indonesia"),
    lambda values, occasion: Both("Warga negara Indonesia.", "Citizen of Indonesia."),
    lambda values, occasion: _citizen,
    lambda values, occasion: _explain_citizen,
)
DISABILITY = Block(
    "has_disability",
    Both("Penyandang disabilitas", "Person with a disability"),
    lambda values, occasion: Both("Penyandang disabilitas.", "Person with a disability."),
    lambda values, occasion: has_disability,
    lambda values, occasion: _explain_disability,
)
