"""What can be counted of admissions: who applied, who met the conditions, who was admitted, who confirmed.

People are counted in the village where they live, also in intakes that another regency hosts; so a regency's number is
that of its own people, and who comes from outside is counted there.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.lib.age_bands import band_of
from lonto.measures.periods import Period
from lonto.measures.registry import UNKNOWN, Axis, Category, Counts, Kind, Measure, register
from lonto.talent.admission.choices import ApplicationState, OfferState
from lonto.talent.admission.models import Application, Offer
from lonto.talent.admission.officer_access import SHOWN
from lonto.talent.admission.queries.facts import with_sanctions
from lonto.talent.admission.queries.reasons import LEFT_OUT
from lonto.talent.training.choices import Audience, TrainingLevel
from lonto.talent.training.models import Academy, Intake, Programme
from lonto.talent.training.progress import PEOPLE_BY_ACADEMY as PEOPLE_BY_ACADEMY_KEY
from lonto.talent.training.progress import PEOPLE_CONFIRMED as PEOPLE_CONFIRMED_KEY
from lonto.talent.training.progress import PEOPLE_TRAINED as PEOPLE_TRAINED_KEY
from lonto.village.residents import ages
from lonto.village.residents.codes import code_list

SEATED = (OfferState.ADMITTED, OfferState.CONFIRMED)
PERSON = ("applicant__region_id", "applicant__sex", "applicant__born_on", "applicant__disability", "sent_at")
OF_PERSON = tuple(f"application__applicant__{name}" for name in ("region_id", "sex", "born_on", "disability"))
WISH = ("preferences__training_class__academy__code", "preferences__training_class__academy__audience")
WISH_LEVEL = "preferences__training_class__level"
SEAT = ("offer__training_class__academy__code", "offer__training_class__academy__audience")
SEAT_LEVEL = "offer__training_class__level"


def _applicants(villages: Collection[str], period: Period) -> QuerySet[Application]:
    return Application.objects.filter(
        _within("sent_at", period), applicant__region__in=villages, state=ApplicationState.SUBMITTED
    ).order_by()


def _admitted(villages: Collection[str], period: Period) -> QuerySet[Application]:
    published = Q(intake__allocations__round=1) & _within("intake__allocations__published_at", period)
    return Application.objects.filter(
        published, applicant__region__in=villages, intake__state__in=SHOWN, offer__state__in=SEATED
    ).order_by()


def _count_applicants(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return _by_wish(_applicants(villages, period))


def _count_eligible(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return _by_wish(_applicants(villages, period).exclude(pk__in=_left_out_of_all()))


def _count_admitted(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return _counts(_admitted(villages, period), SEAT, SEAT_LEVEL)


def _count_confirmed(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    rows = Application.objects.filter(
        _within("offer__answered_at", period), applicant__region__in=villages, offer__state=OfferState.CONFIRMED
    )
    return _counts(rows.order_by(), SEAT, SEAT_LEVEL)


def _count_people_confirmed(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return _people(_seats(villages))


def _count_people_trained(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return _people(_kept_to_the_end(villages, period))


def _count_people_by_academy(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    """Each person once in an academy at a level, in whatever programme."""
    found: dict[str, Counter[Category]] = {}
    rows = _kept_to_the_end(villages, period).values_list(
        "application__applicant__region_id",
        "application__applicant_id",
        "training_class__academy__code",
        "training_class__level",
    )
    for village, _person, code, level in set(rows):
        found.setdefault(village, Counter())[code, level] += 1
    return found


def _kept_to_the_end(villages: Collection[str], period: Period) -> QuerySet[Offer]:
    """Seats of classes that are over, without a sanction that stands."""
    over = with_sanctions(_seats(villages)).filter(training_class__ends_on__lt=period.last)
    return over.filter(Q(is_sanctioned=False))


def _seats(villages: Collection[str]) -> QuerySet[Offer]:
    return Offer.objects.filter(state=OfferState.CONFIRMED, application__applicant__region__in=villages)


def _people(seats: QuerySet[Offer]) -> Mapping[str, Counts]:
    """Each person once in each programme, with the age of the day on which the first seat was confirmed."""
    found: dict[str, Counter[Category]] = {}
    seen: set[tuple[Any, Any]] = set()
    rows = seats.order_by("answered_at", "pk").values_list(
        "application__applicant_id", "application__intake__programme_id", "answered_at", *OF_PERSON
    )
    for person, programme, answered_at, village, sex, born_on, disability in rows:
        if (person, programme) not in seen:
            seen.add((person, programme))
            category = (str(programme), sex or UNKNOWN, _age(born_on, answered_at), str(disability))
            found.setdefault(village, Counter())[category] += 1
    return found


def _left_out_of_all() -> list[Any]:
    """Applications none of whose classes let them in; only those without a seat or a place can be among them."""
    rows = Offer.objects.filter(state=OfferState.NOT_ADMITTED).values_list("application_id", "reasons")
    return [pk for pk, reasons in rows if reasons and all(reason["verdict"] == LEFT_OUT for reason in reasons)]


def _by_wish(rows: QuerySet[Application]) -> Mapping[str, Counts]:
    """Academy, audience and level of people who only applied are those of their first choice."""
    return _counts(rows.filter(preferences__rank=1), WISH, WISH_LEVEL)


def _counts(rows: QuerySet[Application], academy: tuple[str, str], level: str) -> Mapping[str, Counts]:
    found: dict[str, Counter[Category]] = {}
    values = rows.values_list(*PERSON, *academy, level, "intake_id")
    for village, sex, born_on, disability, sent_at, code, audience, class_level, intake in values:
        category = (
            sex or UNKNOWN,
            _age(born_on, sent_at),
            str(disability),
            code,
            audience,
            class_level,
            str(intake),
        )
        found.setdefault(village, Counter())[category] += 1
    return found


def _age(born_on: dt.date | None, moment: dt.datetime | None) -> str:
    """The age band on the day of a moment."""
    return band_of(ages.bands(), born_on, timezone.localdate(moment)).key if born_on and moment else UNKNOWN


def _within(field: str, period: Period) -> Q:
    """The days of a period in the zone of this server."""
    zone = timezone.get_default_timezone()
    first = dt.datetime.combine(period.first, dt.time(), zone)
    after = dt.datetime.combine(period.last + dt.timedelta(days=1), dt.time(), zone)
    return Q(**{f"{field}__gte": first, f"{field}__lt": after})


def _sexes() -> list[tuple[str, Any]]:
    return [("L", _("Male")), ("P", _("Female")), (UNKNOWN, _("Sex not known"))]


def _disabilities() -> list[tuple[str, Any]]:
    codes = code_list("disability")
    return [(str(entry.code), entry.label) for entry in codes]


def _academies() -> list[tuple[str, Any]]:
    return sorted(dict(Academy.objects.order_by("programme__starts_on").values_list("code", "name")).items())


def _programmes() -> list[tuple[str, Any]]:
    return [(str(pk), name) for pk, name in Programme.objects.order_by("starts_on").values_list("pk", "name")]


def _intakes() -> Iterable[tuple[str, Any]]:
    return [(str(one.pk), str(one)) for one in Intake.objects.select_related("programme").order_by("opens_at")]


WHO = (
    Axis("sex", _("Sex"), _sexes),
    Axis("age", _("Age in years"), ages.band_choices),
    Axis("disability", _("Disability"), _disabilities),
)
AXES = (
    *WHO,
    Axis("academy", _("Academy"), _academies),
    Axis("audience", _("Audience"), lambda: list(Audience.choices)),
    Axis("level", _("Level"), lambda: list(TrainingLevel.choices)),
    Axis("intake", _("Intake"), lambda: list(_intakes())),
)
SOURCE = _("Admissions to the regency's training programmes")


def _measure(key: str, title: Any, unit: Any, definition: Any, count: Any) -> Measure:
    return register(
        Measure(
            key=key,
            title=title,
            unit=unit,
            definition=definition,
            source=SOURCE,
            kind=Kind.FLOW,
            count=count,
            axes=AXES,
            follows_regencies=True,
            edition=ages.edition(),
        )
    )


APPLICANTS = _measure(
    "training-applicants",
    _("Applicants for training"),
    _("applications"),
    _(
        "Applications sent in the period and not withdrawn, by the academy, audience and level of the first choice. "
        "Ages are completed years on the day of sending. People are counted in the village where they live; those of "
        "other regencies are counted there."
    ),
    _count_applicants,
)
ELIGIBLE = _measure(
    "training-eligible",
    _("Eligible applicants for training"),
    _("applications"),
    _(
        "Applications sent in the period that meet the conditions of at least one of their classes, with the documents "
        "that it needs. Only who meets them can send, so before the draw all that were sent count; what the check of "
        "documents leaves out is known with the draw. People are counted in the village where they live; those of "
        "other regencies are counted there."
    ),
    _count_eligible,
)
ADMITTED = _measure(
    "training-admitted",
    _("Admitted to training"),
    _("people"),
    _(
        "People with an offered or confirmed seat of an intake whose result was published in the period, by the class "
        "of the seat. People are counted in the village where they live; those of other regencies are counted there."
    ),
    _count_admitted,
)
CONFIRMED = _measure(
    "training-confirmed",
    _("Confirmed for training"),
    _("people"),
    _(
        "People who confirmed their seat in the period and still have it, by the class of the seat. People are "
        "counted in the village where they live; those of other regencies are counted there."
    ),
    _count_confirmed,
)
PEOPLE_CONFIRMED = register(
    Measure(
        key=PEOPLE_CONFIRMED_KEY,
        title=_("People with a seat in a programme"),
        unit=_("people"),
        definition=_(
            "People who have confirmed a seat in any intake of a programme and still have it, each once, however many "
            "classes they take. People are counted in the village where they live; those of other regencies are "
            "counted there."
        ),
        source=SOURCE,
        kind=Kind.STOCK,
        count=_count_people_confirmed,
        axes=(Axis("programme", _("Programme"), _programmes), *WHO),
        follows_regencies=True,
        edition=ages.edition(),
    )
)
PEOPLE_TRAINED = register(
    Measure(
        key=PEOPLE_TRAINED_KEY,
        title=_("People trained in a programme"),
        unit=_("people"),
        definition=_(
            "People whose class has ended and who kept their seat to the end without a sanction that stands, each once "
            "in a programme. People are counted in the village where they live; those of other regencies are counted "
            "there."
        ),
        source=SOURCE,
        kind=Kind.STOCK,
        count=_count_people_trained,
        axes=(Axis("programme", _("Programme"), _programmes), *WHO),
        changes_daily=True,
        follows_regencies=True,
        edition=ages.edition(),
    )
)
PEOPLE_BY_ACADEMY = register(
    Measure(
        key=PEOPLE_BY_ACADEMY_KEY,
        title=_("People trained in an academy"),
        unit=_("people"),
        definition=_(
            "People whose class has ended and who kept their seat to the end without a sanction that stands, each once "
            "in an academy at a level; who was trained in two of them counts in both. People are counted in the "
            "village where they live; those of other regencies are counted there."
        ),
        source=SOURCE,
        kind=Kind.STOCK,
        count=_count_people_by_academy,
        axes=(
            Axis("academy", _("Academy"), _academies),
            Axis("level", _("Level"), lambda: list(TrainingLevel.choices)),
        ),
        changes_daily=True,
        follows_regencies=True,
    )
)
