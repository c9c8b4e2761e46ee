from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "lonto.regency.evidence"
    label = "evidence"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.evidence import navigation  # noqa: F401

        verbs.register("evidence.add", _("added a piece of evidence"))
        verbs.register("evidence.withdraw", _("withdrew a piece of evidence"))
