"""The rounds of an intake and the bundles that prove them."""

import json
from hashlib import sha256

from django.db.models import QuerySet

from lonto.talent.admission.allocation.bundle import Bundle
from lonto.talent.admission.allocation.bundle_file import InvalidBundleError
from lonto.talent.admission.allocation.bundle_form import bundle_from
from lonto.talent.admission.allocation.closed import Closing
from lonto.talent.admission.models import Allocation, Offer
from lonto.talent.training.models import Intake


def first_round(intake: Intake) -> Allocation | None:
    """The row with commitment, rule and seed; None before the commitment."""
    return Allocation.objects.filter(intake=intake, round=1).first()


def rounds_run(intake: Intake) -> QuerySet[Allocation]:
    """The rounds that have a result, the last first."""
    return Allocation.objects.filter(intake=intake, run_at__isnull=False).order_by("-round")


def closings_in(allocation: Allocation | None) -> dict[str, Closing]:
    """The classes that a round closed for want of people, by code."""
    closed = allocation.closed_classes if allocation else []
    return {one["class_id"]: Closing(**one) for one in closed}


def bundle_bytes(allocation: Allocation) -> bytes:
    """The file that was published for a round."""
    with allocation.bundle.open("rb") as file:
        return bytes(file.read())


def bundle_in(allocation: Allocation) -> Bundle:
    """What stands in it; raises InvalidBundleError where the file is not the one whose SHA-256 the row keeps."""
    data = bundle_bytes(allocation)
    if sha256(data).hexdigest() != allocation.bundle_sha256:
        raise InvalidBundleError("The stored bundle is not the one that was published.")
    return bundle_from(json.loads(data))


def offers_of(intake: Intake) -> QuerySet[Offer]:
    """The results of an intake, each with the number of its application but without what was sent."""
    rows = Offer.objects.filter(application__intake=intake).select_related("application", "training_class")
    return rows.defer("application__sent", "application__draft")
