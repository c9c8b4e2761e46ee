from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "lonto.regency.agreements"
    label = "agreements"

    def ready(self) -> None:
        from lonto.regency.agreements import navigation, uses, verbs  # noqa: F401  register themselves
