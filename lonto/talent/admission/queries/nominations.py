"""Classes that ask for a nomination, and who was nominated by whom."""

from django.db.models import QuerySet
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.talent.admission import calendar
from lonto.talent.admission.access import intakes_for
from lonto.talent.admission.models import Nomination
from lonto.talent.training.models import TrainingClass
from lonto.talent.training.queries import classes_of
from lonto.talent.training.rules import conditions_of

NOMINATORS = (
    Role.HEAD,
    Role.DISTRICT_OFFICER,
    Role.REGENT,
    Role.AGENCY_HEAD,
    Role.REGENCY_ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
)
BLOCK = "nominated"


def asks_for_nomination(training_class: TrainingClass) -> bool:
    """Whether the rule of a class holds the condition that an institution nominates."""
    return any(condition["block"] == BLOCK for condition in conditions_of(training_class))


def classes_to_nominate_for(by: Membership) -> list[TrainingClass]:
    """The classes of open intakes for which an institution of this regency may nominate now."""
    now = timezone.now()
    return [
        one
        for intake in intakes_for(by)
        if calendar.is_open(intake, now)
        for one in classes_of(intake).order_by("code")
        if asks_for_nomination(one)
    ]


def nominations_for(by: Membership) -> QuerySet[Nomination]:
    """Those of the own office; the programme officer of the hosting regency sees all of its intakes."""
    rows = Nomination.objects.select_related(
        "training_class__intake__programme", "training_class__academy", "applicant__region", "nominated_by__office"
    )
    if by.role == Role.PROGRAMME_OFFICER:
        return rows.filter(regency=by.office.region)
    if by.role in NOMINATORS:
        return rows.filter(nominated_by__office=by.office)
    return rows.none()
