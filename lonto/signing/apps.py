from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigningConfig(AppConfig):
    name = "lonto.signing"
    label = "signing"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.signing import navigation  # noqa: F401
        from lonto.signing.signers import registry
        from lonto.signing.signers.own import OwnKeyService

        registry.register(OwnKeyService())
        verbs.register("signing.create_authority", _("made the regency's signing authority"))
        verbs.register("signing.create_key", _("made a signing key"))
        verbs.register("signing.renew_key", _("renewed a signing key"))
        verbs.register("signing.revoke_key", _("revoked a signing key"))
        verbs.register("signing.lock_key", _("locked a signing key after wrong passphrases"))
