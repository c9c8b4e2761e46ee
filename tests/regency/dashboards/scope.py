"""Who may open the dashboards: the regency's offices all, a district its villages, a village itself."""

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.measures.periods import Period
from lonto.regency.dashboards.actions import ask_report, make_report
from tests.scope import VILLAGE, Cast, Objects, Rule, Table

REPORTERS = frozenset(
    {Role.REGENCY_ADMINISTRATOR, Role.COORDINATOR, Role.PROGRAMME_OFFICER, Role.REGENT, Role.AGENCY_HEAD}
)
OVERSEERS = REPORTERS | {Role.AGENCY_OFFICER, Role.AUDITOR}
DISTRICT = frozenset({Role.DISTRICT_OFFICER})


def _objects(cast: Cast) -> Objects:
    report = ask_report(by=cast[Role.COORDINATOR], period=Period.year(timezone.localdate().year))
    make_report.call(str(report.pk))
    return {
        "district": {"code": "53.15.05"},
        "village": {"code": "53.15.05.2008"},
        "report": {"pk": report.pk},
    }


TABLE = Table(
    {
        "dashboards:overview": Rule(OVERSEERS),
        "dashboards:own_district": Rule(DISTRICT),
        "dashboards:own_village": Rule(VILLAGE),
        "dashboards:district": Rule(OVERSEERS | DISTRICT, about="district"),
        "dashboards:village": Rule(OVERSEERS | DISTRICT | VILLAGE, about="village"),
        "dashboards:reports": Rule(OVERSEERS),
        "dashboards:report_new": Rule(REPORTERS),
        "dashboards:report": Rule(OVERSEERS, about="report"),
        "dashboards:report_progress": Rule(OVERSEERS, about="report"),
        "dashboards:report_pdf": Rule(OVERSEERS, about="report"),
        "dashboards:report_xlsx": Rule(OVERSEERS, about="report"),
    },
    _objects,
)
