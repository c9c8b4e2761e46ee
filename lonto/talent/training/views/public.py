"""What anybody may see: open intakes, the catalogue of classes, and each class with its rule."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import one
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.talent.training import applying
from lonto.talent.training.access import announced_classes, announced_intakes
from lonto.talent.training.calendar import Phase, phase_of
from lonto.talent.training.choices import AccessibleTo, Audience, TrainingLevel
from lonto.talent.training.documents import documents_of_class
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.pools import lines_of, region_codes, rest_of
from lonto.talent.training.queries import with_seats
from lonto.talent.training.rules import region_label, region_labels, rule_of
from lonto.talent.training.views.classes import class_facts
from lonto.talent.training.views.classes import search as search_classes
from lonto.talent.training.views.intakes import phase_tag
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.texts import Text

NOW_OPEN = (Phase.ANNOUNCED, Phase.APPLYING)


def _intakes(request: HttpRequest) -> list[tuple[str, Text]]:
    return [(str(intake.pk), str(intake)) for intake in announced_intakes()]


def _academies(request: HttpRequest) -> list[tuple[str, Text]]:
    """Each academy once, by its code, whatever the programme."""
    rows = announced_classes().order_by("academy__code").values_list("academy__code", "academy__name")
    return [(code, f"{code} {name}") for code, name in dict(rows).items()]


def _districts(request: HttpRequest) -> list[tuple[str, Text]]:
    """The districts in which there are classes."""
    places = announced_classes().exclude(region=None).order_by().values_list("region_id", flat=True).distinct()
    districts = Region.objects.filter(pk__in={code[:8] for code in places}, level=Level.DISTRICT).order_by("name")
    return [(district.pk, district.name) for district in districts]


def _accessible(rows: QuerySet[TrainingClass], value: str) -> QuerySet[TrainingClass]:
    """Classes whose list names `value`; the list is short text in the database, and each word stands in quotes."""
    chosen = [pk for pk, values in rows.values_list("pk", "accessible_to") if value in values]
    return rows.filter(pk__in=chosen)


def _where(training_class: TrainingClass) -> str:
    """The village or district, else how the class is held."""
    region = training_class.region
    return region_label(region) if region else training_class.get_mode_display()


CATALOGUE = ListPage(
    name="kelas",
    columns=[
        Column("theme", gettext_lazy("Class"), lambda c: c.theme, sort="theme", link=lambda c: public_url(c)),
        Column("academy", gettext_lazy("Academy"), value=lambda c: c.academy.code, sort="academy__code"),
        Column("place", gettext_lazy("Place"), value=_where, sort="region__name"),
        Column("starts_on", gettext_lazy("First day"), value=lambda c: c.starts_on, sort="starts_on"),
        Column("seats", gettext_lazy("Seats"), value=lambda c: c.seats, sort="seats", is_numeric=True),
        Column("intake", gettext_lazy("Intake"), lambda c: c.intake.name, sort=("-intake__opens_at", "starts_on")),
    ],
    filters=[
        Filter("intake", gettext_lazy("Intake"), _intakes, lambda rows, pk: rows.filter(intake_id=pk)),
        Filter("academy", gettext_lazy("Academy"), _academies, lambda rows, code: rows.filter(academy__code=code)),
        Filter(
            "audience",
            gettext_lazy("Audience"),
            Audience.choices,
            lambda rows, audience: rows.filter(academy__audience=audience),
        ),
        Filter("level", gettext_lazy("Level"), TrainingLevel.choices, lambda rows, level: rows.filter(level=level)),
        Filter(
            "district",
            gettext_lazy("District"),
            _districts,
            lambda rows, code: rows.filter(region__code__startswith=code),
        ),
        Filter("accessible", gettext_lazy("Accessible to"), AccessibleTo.choices, _accessible),
    ],
    search=search_classes,
    search_label=gettext_lazy("Theme, code, partner or place"),
    counted=ngettext_lazy("%(shown)s class", "%(shown)s classes", "count"),
    default_sort="intake",
    empty=Empty(gettext_lazy("No class yet"), gettext_lazy("Classes appear here when an intake is announced.")),
    template="training/public/catalogue.html",
)


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Intakes that take applications, or soon will."""
    now = timezone.now()
    intakes = list(with_seats(announced_intakes()).order_by("closes_at"))
    context = {
        "heading": _("Digital training"),
        "open": [_card(intake) for intake in intakes if phase_of(intake, now) in NOW_OPEN],
        "others": [_card(intake) for intake in reversed(intakes) if phase_of(intake, now) not in NOW_OPEN],
        "zone": _zone(),
    }
    return render(request, "training/public/home.html", context)


@login_not_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponseBase:
    context = {"heading": _("Classes"), "trail": [*_trail()[:1], (_("Classes"), None)]}
    return CATALOGUE.respond(request, announced_classes(), context)


@login_not_required
@require_safe
def public_class(request: HttpRequest, pk: str) -> HttpResponse:
    training_class = one(announced_classes(), pk)
    pools = list(training_class.pools.all())
    rule = rule_of(training_class)
    context = {
        "heading": training_class.theme,
        "trail": [*_trail(), (training_class.code, None)],
        "training_class": training_class,
        "intake": training_class.intake,
        "phase": phase_tag(training_class.intake),
        "is_open": phase_of(training_class.intake, timezone.now()) == Phase.APPLYING,
        "facts": class_facts(training_class),
        "conditions": list(zip(rule.sentences, (condition.note for condition in rule.conditions), strict=True)),
        "pools": lines_of(pools, training_class.seats, region_labels(region_codes(pools))),
        "rest": rest_of(pools, training_class.seats),
        "asks": (asks := documents_of_class(training_class)),
        "knows_register": any(ask.kind.is_in_register for ask in asks),
        "zone": _zone(),
        "apply_url": _apply_url(training_class.intake),
    }
    return render(request, "training/public/class.html", context)


def public_url(training_class: TrainingClass) -> str:
    """The public page of a class."""
    return reverse("training:public_class", args=[training_class.pk])


def _card(intake: Intake) -> dict[str, object]:
    return {
        "intake": intake,
        "phase": phase_tag(intake),
        "url": f"{reverse('training:catalogue')}?intake={intake.pk}",
        "apply_url": _apply_url(intake),
    }


def _apply_url(intake: Intake) -> str:
    """Where to apply, while the intake takes applications."""
    return applying.address_for(intake) if phase_of(intake, timezone.now()) == Phase.APPLYING else ""


def _trail() -> list[tuple[Text, str | None]]:
    """The way to the catalogue."""
    return [(_("Digital training"), reverse("training:home")), (_("Classes"), reverse("training:catalogue"))]


def _zone() -> str:
    """The name of the clock that decides, such as WITA."""
    return timezone.localtime(timezone.now(), timezone.get_default_timezone()).tzname() or ""
