from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MeasuresConfig(AppConfig):
    name = "lonto.measures"
    label = "measures"

    def ready(self) -> None:
        from lonto.measures import navigation  # noqa: F401  registers the menu entry

        autodiscover_modules("measures")
