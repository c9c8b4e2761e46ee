"""How a form page of this room answers, and where its pages stand."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from lonto.web import answering
from lonto.web.answering import Trail

FORM = "training/form.html"

answer_form = partial(answering.answer_form, template=FORM)
"""A form page of this room, whose fields may stand in groups."""


def trail_of(row: Programme | Academy | Intake | TrainingClass | None = None) -> Trail:
    """The way from the list of programmes to the page of a row, the row included."""
    if row is None:
        return [(_("Programmes"), reverse("training:programmes"))]
    if isinstance(row, Programme):
        return [*trail_of(), (row.name, url_of(row))]
    if isinstance(row, Academy):
        return [*trail_of(row.programme), (row.code, url_of(row))]
    if isinstance(row, Intake):
        return [(_("Intakes"), reverse("training:intakes")), (row.name, url_of(row))]
    return [*trail_of(row.intake), (row.code, url_of(row))]


def url_of(row: Programme | Academy | Intake | TrainingClass) -> str:
    """The officer's page of a row."""
    names: dict[type, str] = {
        Programme: "training:programme",
        Academy: "training:academy",
        Intake: "training:intake",
        TrainingClass: "training:class",
    }
    return reverse(names[type(row)], args=[row.pk])
