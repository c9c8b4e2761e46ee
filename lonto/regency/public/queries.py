"""What the public pages read: nothing here depends on who asks."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.accounts.queries import held_today
from lonto.regency.public.models import Edition, OpeningHours, PublishedNumbers
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.signing.choices import KeyState
from lonto.signing.models import SigningKey
from lonto.signing.positions import position_of
from lonto.talent.training.access import announced_classes
from lonto.talent.training.calendar import TAKING
from lonto.talent.training.models import TrainingClass
from lonto.village.letters.type_files import all_types
from lonto.village.letters.types import LetterType

SHOWN_CLASSES = 6


@dataclass(frozen=True)
class Official:
    """Who is responsible: a name and a position, in the words of the administration, and nothing else of a person."""

    name: str
    position: str
    office: str = ""


def open_regencies() -> QuerySet[Region]:
    """The regencies that this server serves: those with an office of a village or an agency."""
    inside = Office.objects.filter(Q(region=OuterRef("pk")) | Q(region__parent__parent=OuterRef("pk")))
    return Region.objects.filter(Exists(inside), level=Level.REGENCY).select_related("parent").order_by("pk")


def village_office(code: str) -> Office | None:
    """The office of a village with `issues_letters`, whether a signer of it has a key in use."""
    keys = SigningKey.objects.filter(
        village=OuterRef("region"), state=KeyState.ACTIVE, ends_at__gt=timezone.now(), holder__until=None
    )
    return (
        Office.objects.select_related("region__parent__parent__parent")
        .filter(region=code, kind=OfficeKind.VILLAGE)
        .annotate(issues_letters=Exists(keys))
        .first()
    )


def letter_types(office: Office) -> list[LetterType]:
    """The letters that a village office issues: all types, once somebody of it can sign."""
    return list(all_types().values()) if office.issues_letters else []  # type: ignore[attr-defined]


def village_officials(office: Office) -> list[Official]:
    """Head and secretary of today."""
    held = _holders(Role.HEAD, Role.SECRETARY).filter(office=office)
    ordered = sorted(held, key=lambda one: one.role != Role.HEAD)
    return [Official(one.account.name, position_of(one)) for one in ordered]


def regency_officials(regency: Region) -> list[Official]:
    """The regent, and the heads of agencies by agency."""
    held = _holders(Role.REGENT, Role.AGENCY_HEAD).filter(office__region=regency).order_by("office__name")
    title = "Wali Kota" if regency.kind == "kota" else "Bupati"
    ordered = sorted(held, key=lambda one: one.role != Role.REGENT)
    return [
        Official(one.account.name, title)
        if one.role == Role.REGENT
        else Official(one.account.name, "Kepala", one.office.name)
        for one in ordered
    ]


def hours_of(office: Office) -> OpeningHours | None:
    return OpeningHours.objects.filter(office=office).first()


def agency_hours(regency: Region) -> QuerySet[OpeningHours]:
    """The opening hours of the agencies of a regency that have said them."""
    return (
        OpeningHours.objects.select_related("office")
        .filter(office__region=regency, office__kind=OfficeKind.AGENCY)
        .order_by("office__name")
    )


def open_classes(regency: Region, near: Region) -> list[TrainingClass]:
    """Classes that take applications of people of a regency now, those in or near a place first."""
    now = timezone.now()
    found = announced_classes().filter(intake__state__in=TAKING, intake__opens_at__lte=now, intake__closes_at__gt=now)
    own = [one for one in found if regency.pk in {one.intake.regency_id, *one.intake.regencies}]
    return sorted(own, key=lambda one: (-_shared(one, near), one.intake.closes_at, one.theme, str(one.pk)))


def numbers_within(edition: Edition) -> QuerySet[PublishedNumbers]:
    """The numbers of every place of an edition, by code."""
    return PublishedNumbers.objects.filter(edition=edition).select_related("region").order_by("region_id")


def _holders(*roles: Role) -> QuerySet[Membership]:
    return Membership.objects.select_related("account", "office__region").filter(
        held_today(), role__in=roles, account__is_active=True
    )


def _shared(training_class: TrainingClass, near: Region) -> int:
    """How many levels the place of a class shares with another place, 0 where it has none."""
    own, other = (training_class.region_id or "").split("."), near.pk.split(".")
    return next((n for n, (a, b) in enumerate(zip(own, other, strict=False)) if a != b), min(len(own), len(other)))
