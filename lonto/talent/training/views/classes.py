"""Classes of an intake."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.names import fold
from lonto.talent.training.access import OFFICER, classes_of, intakes_of, own_classes, own_intakes
from lonto.talent.training.actions import create_class, delete_class, update_class
from lonto.talent.training.choices import AccessibleTo, IntakeState, PoolGroup, TrainingLevel
from lonto.talent.training.documents import documents_of_class
from lonto.talent.training.forms.classes import ClassForm
from lonto.talent.training.models import Academy, TrainingClass
from lonto.talent.training.pools import lines_of, region_codes, rest_of
from lonto.talent.training.queries import classes_of as classes_of_intake
from lonto.talent.training.rules import region_label, region_labels, rule_for, rule_of
from lonto.talent.training.states import is_rule_frozen
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.talent.training.views.conditions import deadline_for, editor_of
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once
from lonto.web.texts import Text


def search(rows: QuerySet[TrainingClass], words: str) -> QuerySet[TrainingClass]:
    place = Q(region__folded__contains=fold(words)) | Q(place__icontains=words)
    return rows.filter(Q(code__icontains=words) | Q(theme__icontains=words) | Q(partner__icontains=words) | place)


def _academies(request: HttpRequest) -> list[tuple[str, Text]]:
    """The academies of the intake whose list is shown."""
    assert request.resolver_match is not None
    found = Academy.objects.filter(classes__intake=request.resolver_match.kwargs["pk"]).distinct()
    return [(str(academy.pk), academy.code) for academy in found]


def place_of(training_class: TrainingClass) -> str:
    """Where a class is, in one line."""
    parts = [training_class.place, region_label(training_class.region) if training_class.region else ""]
    return ", ".join(filter(None, parts)) or training_class.get_mode_display()


CLASSES = ListPage(
    name="classes",
    columns=[
        Column("code", gettext_lazy("Code"), value=lambda c: c.code, sort="code", link=url_of),
        Column("theme", gettext_lazy("Theme"), value=lambda c: c.theme, sort="theme"),
        Column("academy", gettext_lazy("Academy"), value=lambda c: c.academy.code, sort="academy__code"),
        Column("level", gettext_lazy("Level"), value=lambda c: c.get_level_display(), sort="level"),
        Column("place", gettext_lazy("Place"), value=place_of, sort="region__name"),
        Column("starts_on", gettext_lazy("First day"), value=lambda c: c.starts_on, sort="starts_on"),
        Column("seats", gettext_lazy("Seats"), value=lambda c: c.seats, sort="seats", is_numeric=True),
        Column("pools", gettext_lazy("Pools"), value=lambda c: len(c.pools.all()), is_numeric=True),
    ],
    filters=[
        Filter("academy", gettext_lazy("Academy"), _academies, lambda rows, pk: rows.filter(academy_id=pk)),
        Filter("level", gettext_lazy("Level"), TrainingLevel.choices, lambda rows, level: rows.filter(level=level)),
    ],
    search=search,
    search_label=gettext_lazy("Code, theme, partner or place"),
    counted=ngettext_lazy("%(shown)s class", "%(shown)s classes", "count"),
    default_sort="code",
    empty=Empty(
        gettext_lazy("No class yet"),
        gettext_lazy("Add classes one by one, or hand in a table with many."),
    ),
    template="training/classes.html",
)


@require_safe
@acting_as(OFFICER)
def class_list(request: HttpRequest, by: Membership, pk: str) -> HttpResponseBase:
    intake = one(intakes_of(by), pk)
    context = {
        "heading": _("Classes"),
        "lead": str(intake),
        "trail": [*trail_of(intake), (_("Classes"), None)],
        "intake": intake,
        "may_change": intake.regency_id == by.office.region_id and not is_rule_frozen(intake.state),
    }
    return CLASSES.respond(request, classes_of_intake(intake), context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def class_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(own_intakes(by), pk)
    form = ClassForm(request.POST or None, intake=intake)
    context = {
        "heading": _("New class"),
        "trail": [*trail_of(intake), (_("New class"), None)],
        "button": _("Add the class"),
        "cancel": reverse("training:classes", args=[intake.pk]),
    }
    return answer_form(
        request, form, lambda: url_of(create_class(by=by, intake=intake, details=form.details())), context
    )


@require_safe
@acting_as(OFFICER)
def class_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    training_class = one(classes_of(by), pk)
    pools = list(training_class.pools.all())
    deadline = deadline_for(training_class)
    own = rule_for(training_class.conditions, regency_id=training_class.regency_id, deadline=deadline)
    academy = training_class.academy
    context = {
        "heading": str(training_class),
        "lead": str(training_class.intake),
        "trail": [*trail_of(training_class)[:-1], (training_class.code, None)],
        "training_class": training_class,
        "facts": class_facts(training_class),
        "pools": lines_of(pools, training_class.seats, region_labels(region_codes(pools))),
        "rest": rest_of(pools, training_class.seats),
        "groups": PoolGroup.choices,
        "academy_rule": rule_for(academy.conditions, regency_id=academy.regency_id, deadline=deadline),
        "editor": editor_of(training_class, own),
        "is_frozen": training_class.frozen_conditions is not None,
        "frozen_rule": rule_of(training_class),
        "asks": documents_of_class(training_class),
        "may_change": _may_change(by, training_class),
        "is_draft": training_class.intake.state == IntakeState.DRAFT,
        "is_own": training_class.regency_id == by.office.region_id,
    }
    return render(request, "training/class.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def class_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    training_class = one(own_classes(by), pk)
    form = ClassForm(request.POST or None, intake=training_class.intake, training_class=training_class)
    context = {
        "heading": _("Change the class"),
        "trail": [*trail_of(training_class), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(training_class),
    }

    def act() -> str:
        return url_of(update_class(by=by, training_class=training_class, details=form.details()))

    return answer_form(request, form, act, context)


@require_POST
@acting_as(OFFICER)
def class_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    training_class = one(own_classes(by), pk)
    try:
        delete_class(by=by, training_class=training_class)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(url_of(training_class))
    return redirect("training:classes", pk=training_class.intake_id)


def class_facts(training_class: TrainingClass) -> list[Fact]:
    """What is known about a class, for officers and for everybody."""
    labels = dict(AccessibleTo.choices)
    return [
        Fact(_("Academy"), str(training_class.academy)),
        Fact(_("Audience"), training_class.academy.get_audience_display()),
        Fact(_("Level"), training_class.get_level_display()),
        Fact(_("First day"), training_class.starts_on),
        Fact(_("Last day"), training_class.ends_on),
        Fact(_("How"), training_class.get_mode_display()),
        Fact(_("Place"), place_of(training_class) if training_class.place or training_class.region else None),
        Fact(_("Partner"), training_class.partner),
        Fact(_("Organiser"), training_class.organiser),
        Fact(_("Accessible to"), ", ".join(str(labels[value]) for value in training_class.accessible_to)),
        Fact(_("Seats"), training_class.seats, _("This class is cancelled.") if not training_class.seats else ""),
        Fact(_("Fewest people to open"), training_class.minimum or None),
    ]


def _may_change(by: Membership, training_class: TrainingClass) -> bool:
    return training_class.regency_id == by.office.region_id and not is_rule_frozen(training_class.intake.state)
