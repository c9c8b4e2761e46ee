"""From the JSON of a bundle to its data."""

from .applicants import Applicant, Choice, Seat
from .bundle import Bundle, WaitingList
from .form import Form
from .result import Allocation
from .round import Round
from .rule_form import fingerprint, rule_from
from .scores import hundredths


def bundle_from(value: object) -> Bundle:
    """The bundle of a parsed file; raises TypeError, ValueError or KeyError."""
    form = Form(value)
    rule = rule_from(form)
    if form.text("rule_sha256") != fingerprint(rule):
        raise ValueError("rule_sha256 is not the fingerprint of the rule")
    extra = form.form("extra_seats")
    round_ = Round(
        rule,
        bytes.fromhex(form.text("seed")),
        tuple(map(_applicant, form.forms("applicants"))),
        form.whole("round"),
        frozenset(form.texts("cancelled")),
        tuple((class_id, extra.whole(class_id)) for class_id in extra.names()),
    )
    seats = {line.text("application"): _seat(line) for line in form.forms("seats")}
    return Bundle(
        form.text("title"),
        round_,
        bytes.fromhex(form.text("secret")),
        form.text("public_value"),
        Allocation(seats, form.texts("closed")),
        tuple(
            WaitingList(line.text("class"), line.text("pool"), line.texts("applications"))
            for line in form.forms("waiting")
        ),
        form.optional_text("previous"),
    )


def _applicant(form: Form) -> Applicant:
    choices = tuple(Choice(class_id, hundredths(score)) for class_id, score in form.pairs("choices"))
    groups = frozenset(form.texts("groups"))
    if "kept" not in form:
        return Applicant(form.text("application"), choices, groups)
    kept = form.form("kept")
    return Applicant(form.text("application"), choices, groups, _seat(kept), kept.flag("confirmed"))


def _seat(form: Form) -> Seat:
    return Seat(form.text("class"), form.text("pool"), form.flag("released"))
