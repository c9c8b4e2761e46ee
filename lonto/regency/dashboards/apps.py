from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    name = "lonto.regency.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.dashboards import navigation  # noqa: F401

        verbs.register("dashboards.ask_report", _("asked for a report on a period"))
        verbs.register("dashboards.make_report", _("made a report on a period"))
        verbs.register("dashboards.halt_report", _("could not make a report on a period"))
