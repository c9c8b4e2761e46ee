"""What a check says, in sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lonto.signing.examination import Reason
from lonto.village.letters.checking import CheckedPdf

REASONS: dict[Reason, Promise] = {
    Reason.NO_PDF: _("The file is no PDF."),
    Reason.NO_SIGNATURE: _("The file carries no electronic signature."),
    Reason.UNKNOWN_SIGNER: _("The file is signed, but not under the authority of this regency."),
    Reason.UNREADABLE: _("The file cannot be read; it may be damaged or cut off."),
    Reason.SIGNATURE_REMOVED: _("The file is one of our letters, but its signature is gone or was made unusable."),
    Reason.ADDED_AFTERWARDS: _("Something was added to the file after it was signed."),
    Reason.CONTENT_DIFFERS: _("The content of the file is not what was signed."),
}
REVOKED = _("The file is signed with a key that was revoked, and it is not in the list of issued letters.")


def reasons_of(checked: CheckedPdf) -> list[str]:
    """Why a file is not unchanged."""
    sentences = [REASONS[reason] for reason in checked.reasons]
    return [str(sentence) for sentence in [*sentences, *([REVOKED] if checked.is_key_revoked else [])]]
