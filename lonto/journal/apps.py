from django.apps import AppConfig
from django.core import checks


class JournalConfig(AppConfig):
    name = "lonto.journal"
    label = "journal"

    def ready(self) -> None:
        from lonto.accounts import recording
        from lonto.accounts.models import Account, Invitation
        from lonto.journal import navigation, sentences, state  # noqa: F401  register themselves
        from lonto.journal.actions import record_in_regency
        from lonto.journal.checks import journalled_models

        state.exclude(Account, "password", "last_login")
        state.exclude(Invitation, "token_hash")
        recording.plug_in(record_in_regency)
        checks.register(journalled_models)
