from django.utils import timezone

from lonto.accounts.models import Membership, Office
from lonto.config.demo.cast import (
    COMMUNICATION,
    ENVIRONMENT,
    HEALTH,
    PERSONNEL,
    PLANNING,
    TOURISM,
    VILLAGE_AFFAIRS,
)
from lonto.regency.smartcity.examples import Evaluators, Planners, academy_example, evaluation_examples, plan_example
from lonto.regency.smartcity.models import Masterplan

AGENCIES = {
    "kominfo": COMMUNICATION,
    "bappeda": PLANNING,
    "bkpsdm": PERSONNEL,
    "pmd": VILLAGE_AFFAIRS,
    "tourism": TOURISM,
    "health": HEALTH,
    "environment": ENVIRONMENT,
}


def plan_smart_city() -> bool:
    """An invented masterplan of ten years in its fifth, its evaluation, and what the academies serve."""
    if Masterplan.objects.exists():
        return False
    today = timezone.localdate()
    rows = Membership.objects.select_related("account", "office__region")
    members = {one.account.username: one for one in rows}
    coordinator = members["koordinator"]
    officers = {name.removeprefix("petugas."): one for name, one in members.items() if name.startswith("petugas.")}
    offices = {one.name: one for one in Office.objects.filter(name__in=AGENCIES.values())}
    plan_example(Planners(coordinator, officers, {key: offices[name] for key, name in AGENCIES.items()}), today)
    evaluation_examples(Evaluators(coordinator, officers, members["penilai.luar"]), today.year)
    academy_example(coordinator)
    return True
