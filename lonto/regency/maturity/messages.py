"""Telling agencies and assessors what waits for them, by e-mail where an address is known."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from lonto.accounts import channels
from lonto.accounts.channels import Kind
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.maturity.models import Reminder


def tell_agency(reminder: Reminder) -> None:
    """Send a reminder to the officers of its agency and to the agency's own address, once it is committed."""
    officers = Membership.objects.filter(office=reminder.office_id, role=Role.AGENCY_OFFICER, until=None)
    found = set(officers.exclude(account__email="").values_list("account__email", flat=True))
    addresses = sorted({*found, reminder.office.email} - {""})
    subject = _("Indicators to hand in for the assessment of %(year)s") % {"year": reminder.assessment.year}
    text = _("Not handed in yet: %(numbers)s.") % {"numbers": ", ".join(map(str, reminder.numbers))}
    if reminder.text:
        text = f"{reminder.text}\n\n{text}"
    if addresses and channels.is_open(Kind.EMAIL):
        transaction.on_commit(lambda: [deliver.enqueue(one, subject, text) for one in addresses], robust=True)


@task()
def deliver(address: str, subject: str, text: str) -> None:
    """Send one message; a failure stays with the task."""
    channels.send(Kind.EMAIL, address, channels.Message(subject, text))
