"""An intake with people who have sent their applications, made row by row so that a test may ask for hundreds."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from lonto.accounts.models import Account, Membership
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.talent.admission.actions.freezing import commit_seed, freeze_rule
from lonto.talent.admission.actions.running import publish_result, run_allocation
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application, Offer, Preference, Score
from lonto.talent.admission.snapshots import digest_of, snapshot_of
from lonto.talent.training.models import Intake, TrainingClass

SOURCE = "Angka penutupan IHSG pada hari penutupan pendaftaran"
PUBLIC_VALUE = "8123,45"


def apply(
    intake: Intake,
    village: Region,
    ranking: Sequence[TrainingClass],
    score: int | None = None,
    account: Account | None = None,
    **fields: Any,
) -> Application:
    """A person with a sent application; `score` in hundredths counts for every class."""
    serial = Application.objects.filter(intake=intake).count() + 1
    name = fields.pop("name", f"Pendaftar {serial}")
    values: dict[str, Any] = {"sex": "L", "born_on": dt.date(1999, 7, 1), "education": 8, "employment": "none"}
    applicant = Applicant.objects.create(
        regency_id=village.pk[:5],
        region=village,
        account=account,
        name=name,
        folded=fold_name(name),
        email=account.email or "" if account else "",
        **{**values, **fields},
    )
    application = Application(
        regency=intake.regency,
        intake=intake,
        applicant=applicant,
        state=ApplicationState.SUBMITTED,
        started_at=timezone.now(),
        serial=serial,
        number=f"UJI-{serial:06}",
        sent_at=timezone.now(),
    )
    application.sent = snapshot_of(application, ranking, {}, timezone.now())
    application.digest = digest_of(application.sent)
    application.save(force_insert=True)
    Preference.objects.bulk_create(
        Preference(regency=intake.regency, application=application, rank=rank, training_class=one)
        for rank, one in enumerate(ranking, 1)
    )
    if score is not None:
        Score.objects.create(regency=intake.regency, application=application, hundredths=score)
    return application


def close(intake: Intake) -> Intake:
    """Let the deadline and the time for documents pass."""
    now = timezone.now()
    intake.refresh_from_db()
    intake.opens_at, intake.closes_at = now - dt.timedelta(days=40), now - dt.timedelta(days=12)
    intake.documents_until = timezone.localdate() - dt.timedelta(days=2)
    intake.save()
    return intake


def freeze(by: Membership, intake: Intake) -> None:
    """Publish commitment and rule, then let the deadline pass."""
    commit_seed(by=by, intake=intake, source=SOURCE)
    freeze_rule(by=by, intake=intake)
    close(intake)


def allocate_and_publish(by: Membership, intake: Intake) -> None:
    """Everything from the commitment to the published result."""
    freeze(by, intake)
    run_allocation(by=by, intake=intake, public_value=PUBLIC_VALUE)
    publish_result(by=by, intake=intake)
    intake.refresh_from_db()


def offer_of(application: Application) -> Offer:
    """The result of an application as it stands now."""
    return Offer.objects.select_related("training_class").get(application=application)
