from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConnectivityConfig(AppConfig):
    name = "lonto.regency.connectivity"
    label = "connectivity"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.connectivity import navigation  # noqa: F401

        verbs.register("connectivity.record", _("said how an office is connected"))
        verbs.register("connectivity.decide", _("decided on a proposal for a village without a network"))
        verbs.register("connectivity.prepare_table", _("handed in a table of connections"))
        verbs.register("connectivity.import_table", _("imported connections from a table"))
        verbs.register("connectivity.cancel_table", _("discarded a table of connections"))
