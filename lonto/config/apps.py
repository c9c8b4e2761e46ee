from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    """Holds the commands that concern the whole house (setup, serve) and the demonstration."""

    name = "lonto.config"
    label = "config"

    def ready(self) -> None:
        from lonto.config.regencies import navigation  # noqa: F401
        from lonto.journal import verbs

        verbs.register("config.add_regency", _("added a regency to this server"))
        verbs.name_note("regency", _("Regency"))
