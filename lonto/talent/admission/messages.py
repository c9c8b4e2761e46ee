"""Telling applicants what happened to what they asked for."""

from django.db import transaction
from django_tasks import task

from lonto.accounts import channels
from lonto.accounts.channels import Kind
from lonto.talent.admission.models import Applicant


def tell(applicant: Applicant, subject: str, text: str) -> None:
    """Send a message once the transaction is done, by e-mail where there is an address, else by telephone."""
    kind, address = (Kind.EMAIL, applicant.email) if applicant.email else (Kind.PHONE, applicant.phone)
    if address and channels.is_open(kind):
        transaction.on_commit(lambda: deliver.enqueue(kind.value, address, subject, text), robust=True)


@task()
def deliver(kind: str, address: str, subject: str, text: str) -> None:
    """Send one message; a failure stays with the task."""
    channels.send(Kind(kind), address, channels.Message(subject, text))
