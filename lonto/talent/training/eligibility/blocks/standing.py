"""Nominations, sanctions, and classes that a person is in or has passed."""

from lonto.lib.bilingual import Both, day_in_words, one_of
from lonto.talent.training.eligibility.base import Block, Check, Explain, Occasion, Values
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import ClassCodes

GROUNDS = {
    "no_show": Both(" karena tidak hadir", " because of not coming"),
    "absences": Both(" karena tiga kali tidak hadir", " because of three absences"),
}
NO_GROUND = Both("", "")


def _check_nominated(values: Values, occasion: Occasion) -> Check:
    class_id = occasion.class_id
    if class_id:
        return lambda facts: class_id in facts.nominated_for
    return lambda facts: bool(facts.nominated_for)


def _explain_nominated(facts: Facts) -> Both:
    return Both(
        "Minta instansi Anda mengusulkan Anda untuk kelas ini dengan surat sebelum pendaftaran ditutup.",
        "Ask your institution to nominate you for this class with a letter before applications close.",
    )


def _not_banned(values: Values, occasion: Occasion) -> Both:
    return Both(
        "Tidak sedang terkena sanksi pada {day}, hari terakhir pendaftaran.",
        "Not under a sanction on {day}, the last day for applications.",
    ).fill(day=day_in_words(occasion.deadline))


def _check_not_banned(values: Values, occasion: Occasion) -> Check:
    deadline = occasion.deadline
    return lambda facts: facts.banned_until is None or facts.banned_until < deadline


def _explain_not_banned(facts: Facts) -> Both:
    return Both(
        "Anda terkena sanksi sampai {day}{ground}. Daftarlah pada gelombang yang ditutup sesudah hari itu, "
        "atau ajukan keberatan.",
        "You are under a sanction until {day}{ground}. Apply in an intake that closes after that day, or appeal.",
    ).fill(
        day=day_in_words(facts.banned_until) if facts.banned_until else NO_GROUND,
        ground=GROUNDS.get(facts.ban_ground, NO_GROUND),
    )


def _explain_not_enrolled(facts: Facts) -> Both:
    return Both(
        "Anda masih peserta {classes}. Selesaikan kelas itu atau lepaskan kursinya lebih dahulu.",
        "You are still in {classes}. Finish that class or give its seat back first.",
    ).fill(classes=one_of(Both(code, code) for code in sorted(facts.enrolled_in)))


def _passed(values: Values, occasion: Occasion) -> Both:
    return Both("Sudah lulus {classes}.", "Has passed {classes}.").fill(
        classes=occasion.names.classes_of(values["classes"])
    )


def _check_passed(values: Values, occasion: Occasion) -> Check:
    wanted = frozenset(values["classes"])
    return lambda facts: not wanted.isdisjoint(facts.passed_classes)


def _explain_passed(values: Values, occasion: Occasion) -> Explain:
    sentence = Both(
        "Ikuti dan luluslah {classes} lebih dahulu.",
        "Take and pass {classes} first.",
    ).fill(classes=occasion.names.classes_of(values["classes"]))
    return lambda facts: sentence


NOMINATED = Block(
    "nominated",
    Both("Diusulkan instansi", "Nominated by an institution"),
    lambda values, occasion: Both(
        "Diusulkan oleh instansi tempat bekerja untuk kelas ini.",
        "Nominated for this class by the institution where the applicant works.",
    ),
    _check_nominated,
    lambda values, occasion: _explain_nominated,
)
NOT_BANNED = Block(
    "not_banned",
    Both("Tidak terkena sanksi", "Not under a sanction"),
    _not_banned,
    _check_not_banned,
    lambda values, occasion: _explain_not_banned,
)
NOT_ENROLLED = Block(
    "not_enrolled",
    Both("Tidak sedang ikut kelas lain", "Not in another class"),
    lambda values, occasion: Both("Tidak sedang menjadi peserta kelas lain.", "Not in another class at the moment."),
    lambda values, occasion: lambda facts: not facts.enrolled_in,
    lambda values, occasion: _explain_not_enrolled,
)
PASSED = Block(
    "passed_class",
    Both("Sudah lulus kelas tertentu", "Has passed a certain class"),
    _passed,
    _check_passed,
    _explain_passed,
    (ClassCodes("classes", Both("Kode kelas", "Codes of classes")),),
)
