from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "lonto.regency.public"
    label = "public"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.public import navigation  # noqa: F401

        verbs.register("public.set_hours", _("set opening hours"))
