"""Why an act is refused, in sentences that say what to do instead."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CLOSED = "closed"
NOT_OPEN = "not_open"
NOT_ELIGIBLE = "not_eligible"

_SENTENCES = {
    NOT_OPEN: _("This intake does not take applications yet."),
    CLOSED: _("The deadline of this intake has passed; what was sent before it counts."),
    "full": _("Your list is full. Remove a class before you add another one."),
    "twice": _("This class already stands on the list."),
    "elsewhere": _("This class belongs to another intake."),
    "no_classes": _("Put at least one class on your list."),
    "profile": _("Answer the questions about yourself first."),
    "documents": _("Documents are missing."),
    "other_regency": _("This intake is not open to people of your regency."),
    "nik_taken": _(
        "This NIK is already used by another account or by an application on paper. If it is yours, go to your "
        "village office with your identity card: the office can put it right."
    ),
    "claim": _("This does not fit together. Check NIK and birth date, or ask the office that entered you."),
    "claim_sent": _("You have sent an application already; the village office can join both profiles."),
    "nominated": _("This person is already nominated for this class."),
    "no_nomination": _("This class does not ask for a nomination."),
    "moved": _("Meanwhile somebody else has changed this. Look at it again."),
    "state": _("This is not possible any more."),
}


class Refused(ValidationError):  # noqa: N818  the name says what it is
    """An act of an applicant, clerk or officer that the rules do not allow; `code` says which rule."""

    def __init__(self, code: str, sentence: object = None) -> None:
        super().__init__(sentence or _SENTENCES[code], code=code)  # type: ignore[arg-type]
        self.code: str = code
