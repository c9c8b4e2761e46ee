"""Messages to people outside the house."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from lonto.accounts.models import Invitation


def are_sent() -> bool:
    """Whether a mail server is set; without one, messages only reach the data directory of this server."""
    return not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def send_invitation(invitation: Invitation, link: str) -> None:
    """Send the link of an invitation to the invited person."""
    send_mail(
        subject=_("An invitation to work in %(office)s") % {"office": invitation.office.name},
        message=render_to_string("accounts/mail/invitation.txt", {"invitation": invitation, "link": link}),
        from_email=settings.DEFAULT_FROM_EMAIL,
        recipient_list=[invitation.email],
    )
