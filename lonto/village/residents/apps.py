from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResidentsConfig(AppConfig):
    name = "lonto.village.residents"
    label = "residents"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.lib import code_names
        from lonto.lib.bilingual import Both
        from lonto.village.residents import navigation  # noqa: F401
        from lonto.village.residents.codes import code_list

        for name in ("education", "occupation"):
            code_names.register(name, {entry.code: Both(entry.id, entry.en) for entry in code_list(name)})

        verbs.register("residents.make_synthetic", _("filled the register with invented people"))
        verbs.register("residents.prepare_import", _("handed in a file of residents"))
        verbs.register("residents.recheck_import", _("made the preview of a file again"))
        verbs.register("residents.confirm_import", _("confirmed the import of a file"))
        verbs.register("residents.import", _("imported residents"))
        verbs.register("residents.fail_import", _("saw an import break off"))
        verbs.register("residents.discard_import", _("threw a file of residents away"))
        verbs.register("residents.export", _("exported all residents"))
        verbs.register("residents.create", _("entered a resident"))
        verbs.register("residents.correct", _("corrected a resident"))
        verbs.register("residents.move_to_family", _("moved a resident to a family"))
        verbs.register("residents.correct_family_card", _("corrected a family card"))
        verbs.register("residents.look_profile", _("opened the profile of a resident"))
        verbs.register("residents.look_numbers", _("saw NIK and family card number in full"))
        verbs.register("residents.look_family", _("opened a family"))
        verbs.register("residents.look_list", _("read the list of residents"))
        verbs.register("residents.look_export", _("took a list of residents along"))
