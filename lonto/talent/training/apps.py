from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "lonto.talent.training"
    label = "training"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.talent.training import navigation  # noqa: F401

        verbs.register("training.create_programme", _("made a training programme"))
        verbs.register("training.update_programme", _("changed a training programme"))
        verbs.register("training.create_academy", _("added an academy"))
        verbs.register("training.update_academy", _("changed an academy"))
        verbs.register("training.delete_academy", _("removed an academy"))
        verbs.register("training.set_conditions", _("changed who may apply"))
        verbs.register("training.set_documents", _("changed which documents an academy asks for"))
        verbs.register("training.create_intake", _("planned an intake"))
        verbs.register("training.update_intake", _("changed an intake"))
        verbs.register("training.copy_intake", _("copied an intake"))
        verbs.register("training.open_intake", _("announced an intake"))
        verbs.register("training.delete_intake", _("removed a draft of an intake"))
        verbs.register("training.create_class", _("added a class"))
        verbs.register("training.update_class", _("changed a class"))
        verbs.register("training.delete_class", _("removed a class"))
        verbs.register("training.add_pool", _("added a seat pool"))
        verbs.register("training.update_pool", _("changed a seat pool"))
        verbs.register("training.move_pool", _("changed the order of seat pools"))
        verbs.register("training.remove_pool", _("removed a seat pool"))
        verbs.register("training.prepare_import", _("handed in a table of classes"))
        verbs.register("training.import_classes", _("imported classes from a table"))
        verbs.register("training.cancel_import", _("discarded a table of classes"))
