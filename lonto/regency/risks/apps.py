from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RisksConfig(AppConfig):
    name = "lonto.regency.risks"
    label = "risks"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.risks import navigation  # noqa: F401

        verbs.register("risks.identify", _("added a risk"))
        verbs.register("risks.change", _("changed a risk"))
        verbs.register("risks.treat", _("decided what is done about a risk"))
        verbs.register("risks.review", _("reviewed a risk"))
        verbs.register("risks.close", _("closed a risk"))
        verbs.register("risks.reopen", _("reopened a risk"))
