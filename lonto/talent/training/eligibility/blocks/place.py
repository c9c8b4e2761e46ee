"""Where a person lives."""

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility.base import Block, Check, Explain, Occasion, Values
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import Regions

MOVED = Both(
    "Menurut profil, Anda tinggal di wilayah lain. Kelas ini untuk penduduk {regions}; "
    "kalau Anda sudah pindah ke sana, perbarui profil.",
    "Your profile says that you live elsewhere. This is for residents of {regions}; "
    "if you have moved there, update your profile.",
)


def lives_in(facts: Facts, regions: frozenset[str]) -> bool:
    """Whether a person's village, or the district, regency or province around it, is one of `regions`."""
    return not regions.isdisjoint((facts.village, facts.district, facts.regency, facts.regency[:2]))


def _residence(values: Values, occasion: Occasion) -> Both:
    regions = occasion.names.regions_of(values["regions"])
    return Both("Tinggal di {regions}.", "Lives in {regions}.").fill(regions=regions)


def _check(values: Values, occasion: Occasion) -> Check:
    regions = frozenset(values["regions"])
    return lambda facts: lives_in(facts, regions)


def _explain(values: Values, occasion: Occasion) -> Explain:
    moved = MOVED.fill(regions=occasion.names.regions_of(values["regions"]))

    def explain(facts: Facts) -> Both:
        if not (facts.village or facts.district or facts.regency):
            return Both("Isi desa tempat tinggal di profil Anda.", "Fill in the village you live in in your profile.")
        return moved

    return explain


RESIDENCE = Block(
    "lives_in",
    Both("Tinggal di wilayah tertentu", "Lives in certain places"),
    _residence,
    _check,
    _explain,
    (Regions("regions", Both("Wilayah", "Places")),),
)
