from django.apps import AppConfig


class SmartcityConfig(AppConfig):
    name = "lonto.regency.smartcity"
    label = "smartcity"

    def ready(self) -> None:
        from lonto.regency.smartcity import navigation, uses, verbs  # noqa: F401
