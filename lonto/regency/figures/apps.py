from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "lonto.regency.figures"
    label = "figures"

    def ready(self) -> None:
        from lonto.journal import verbs
        from lonto.regency.figures import navigation, uses  # noqa: F401

        verbs.register("figures.create_series", _("began a reported series"))
        verbs.register("figures.update_series", _("changed a reported series"))
        verbs.register("figures.close_series", _("closed a reported series"))
        verbs.register("figures.reopen_series", _("opened a reported series again"))
        verbs.register("figures.delete_series", _("removed a reported series without figures"))
        verbs.register("figures.record_figure", _("reported a figure"))
        verbs.register("figures.correct_figure", _("corrected a reported figure"))
        verbs.register("figures.withdraw_figure", _("withdrew a reported figure"))
        verbs.register("figures.prepare_table", _("handed in a table of figures"))
        verbs.register("figures.import_table", _("imported figures from a table"))
        verbs.register("figures.cancel_table", _("discarded a table of figures"))
        verbs.name_note("title", _("Title"))
