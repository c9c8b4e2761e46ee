from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "lonto.village.letters"
    label = "letters"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.village.letters import (
            navigation,  # noqa: F401
            type_files,
        )

        type_files.all_types()  # a mistake in a type file stops the start, not the first letter
        verbs.register("letters.start", _("started a letter"))
        verbs.register("letters.edit", _("changed a letter"))
        verbs.register("letters.submit", _("sent a letter for approval"))
        verbs.register("letters.return", _("returned a letter"))
        verbs.register("letters.approve", _("approved a letter"))
        verbs.register("letters.sign", _("signed a letter"))
        verbs.register("letters.withdraw", _("withdrew a letter"))
        verbs.register("letters.change_setting", _("changed how letters are numbered and signed"))
