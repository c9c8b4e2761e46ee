from django.apps import AppConfig


class MaturityConfig(AppConfig):
    name = "lonto.regency.maturity"
    label = "maturity"

    def ready(self) -> None:
        from lonto.regency.maturity import navigation, uses, verbs  # noqa: F401
