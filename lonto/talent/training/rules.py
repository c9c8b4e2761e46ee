"""The rules of classes and academies, read from their rows with everything that their sentences name."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from lonto.lib.code_names import names_of
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.talent.training.calendar import last_day
from lonto.talent.training.eligibility import Condition, Names, Occasion, Rule, parse
from lonto.talent.training.models import Academy, Intake, TrainingClass

TITLES = {"desa": "Desa", "kelurahan": "Kelurahan", "kecamatan": "Kecamatan", "provinsi": "Provinsi"}
Raw = list[dict[str, Any]]


def conditions_of(training_class: TrainingClass) -> Raw:
    """What a class asks: its academy's conditions, then its own; the frozen ones once its rule is frozen."""
    if training_class.frozen_conditions is not None:
        return list(training_class.frozen_conditions)
    academy: Raw = training_class.academy.conditions
    return [*academy, *(condition for condition in training_class.conditions if condition not in academy)]


def rule_of(training_class: TrainingClass) -> Rule:
    """The rule of one class."""
    return rules_of(training_class.intake, [training_class])[training_class.pk]


def rules_of(intake: Intake, classes: Sequence[TrainingClass] | None = None) -> dict[UUID, Rule]:
    """The rule of every class of an intake by its key, in a constant number of queries."""
    chosen = list(intake.classes.select_related("academy")) if classes is None else classes
    parsed = {one.pk: parse(conditions_of(one)) for one in chosen}
    names = names_for((condition for conditions in parsed.values() for condition in conditions), intake.regency_id)
    deadline = last_day(intake.closes_at)
    return {pk: Rule(conditions, Occasion(deadline, str(pk), names)) for pk, conditions in parsed.items()}


def rule_for(raw: Raw, *, regency_id: str, deadline: dt.date) -> Rule:
    """A rule that belongs to no class: an academy's own, or one that is being tried."""
    conditions = parse(raw)
    return Rule(conditions, Occasion(deadline, names=names_for(conditions, regency_id)))


def academy_rule(academy: Academy, deadline: dt.date) -> Rule:
    return rule_for(academy.conditions, regency_id=academy.regency_id, deadline=deadline)


def names_for(conditions: Iterable[Condition], regency_id: str) -> Names:
    """The names of all codes in these conditions."""
    listed = list(conditions)
    regions = {code for condition in listed for code in condition.values.get("regions", ())}
    classes = {code for condition in listed for code in condition.values.get("classes", ())}
    themes = TrainingClass.objects.filter(regency_id=regency_id, code__in=classes).order_by("intake__opens_at")
    return Names(
        education=names_of("education"),
        occupation=names_of("occupation"),
        regions=region_labels(regions),
        classes={code: f"{code} {theme}" for code, theme in themes.values_list("code", "theme")} if classes else {},
    )


def region_labels(codes: Iterable[str]) -> dict[str, str]:
    """What regions are called in a sentence: "Desa Golo Mori", "Kecamatan Komodo"."""
    wanted = set(codes)
    return {region.pk: region_label(region) for region in Region.objects.filter(pk__in=wanted)} if wanted else {}


def region_label(region: Region) -> str:
    if region.level == Level.REGENCY:
        return region.name
    return f"{TITLES.get(region.kind, '')} {region.name}".strip()
