"""Telling people what the allocation decided about them."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from lonto.talent.admission import messages
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Offer
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.result_words import Words
from lonto.talent.training.models import Intake


@task()
def tell_results(intake: str) -> None:
    """Tell everybody of an intake that the result is there, with the reason in one sentence."""
    found = Intake.objects.select_related("programme").get(pk=intake)
    _tell(found, Offer.objects.filter(application__intake=found))


@task()
def tell_changed(intake: str, offers: list[str]) -> None:
    """Tell those whose result has changed since."""
    found = Intake.objects.select_related("programme").get(pk=intake)
    _tell(found, Offer.objects.filter(pk__in=[UUID(pk) for pk in offers]))


def _tell(intake: Intake, offers: QuerySet[Offer]) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        words = Words(intake)
        for offer in offers.select_related("application__applicant").iterator(500):
            subject, text = message_of(offer, intake, words)
            messages.tell(offer.application.applicant, subject, text)


def message_of(offer: Offer, intake: Intake, words: Words) -> tuple[str, str]:
    """Subject and text of the message about one result."""
    address = settings.LONTO_PUBLIC_URL + reverse("admission:result", args=[intake.pk])
    lines = [words.why(offer)]
    if offer.state == OfferState.ADMITTED and offer.answer_until:
        subject = _("%(intake)s: a seat for you") % {"intake": intake.name}
        lines.append(
            _("Confirm it by %(moment)s: %(address)s") % {"moment": in_words(offer.answer_until), "address": address}
        )
    elif offer.state == OfferState.WAITING:
        subject = _("%(intake)s: you are on the waiting list") % {"intake": intake.name}
        lines.append(_("Your places and reasons: %(address)s") % {"address": address})
    else:
        subject = f"{intake.name}: {offer.get_state_display()}"
        lines.append(_("More about it: %(address)s") % {"address": address})
    return subject, "\n".join(line for line in lines if line)
