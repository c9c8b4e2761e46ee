from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "lonto.regency.plans"
    label = "plans"

    def ready(self) -> None:
        from lonto.regency.plans import navigation, verbs  # noqa: F401
