from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lonto.accounts"
    label = "accounts"

    def ready(self) -> None:
        from lonto.accounts import navigation  # noqa: F401  registers itself
