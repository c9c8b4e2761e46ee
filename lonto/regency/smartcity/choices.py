"""The words of the smart city. Names of dimensions and components are the programme's own, in every language alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dimension(models.TextChoices):
    GOVERNANCE = "governance", "Smart Governance"
    BRANDING = "branding", "Smart Branding"
    ECONOMY = "economy", "Smart Economy"
    LIVING = "living", "Smart Living"
    SOCIETY = "society", "Smart Society"
    ENVIRONMENT = "environment", "Smart Environment"


class Layer(models.TextChoices):
    """The layers of readiness that a programme builds on."""

    STRUCTURE = "structure", _("Structure")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    SUPERSTRUCTURE = "superstructure", _("Superstructure")


class Kind(models.TextChoices):
    """A programme of some years, or something that is done within one."""

    PROGRAMME = "programme", _("Programme")
    QUICK_WIN = "quick_win", _("Quick win")


class ProgrammeState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    HALTED = "halted", _("Halted")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Abandoned")


class BudgetSource(models.TextChoices):
    REGENCY = "regency", _("Regency budget (APBD)")
    PROVINCE = "province", _("Provincial budget")
    STATE = "state", _("State budget (APBN)")
    VILLAGES = "villages", _("Village budgets (APBDes)")
    PARTNERS = "partners", _("Partners and companies")
    OTHER = "other", _("Another source")


class IndicatorKind(models.TextChoices):
    OUTPUT = "output", "Output"
    OUTCOME = "outcome", "Outcome"
    IMPACT = "impact", "Impact"


class Component(models.TextChoices):
    """The five parts of the yearly evaluation."""

    BASELINE = "baseline", "Baseline"
    OUTPUT = "output", "Output"
    OUTCOME = "outcome", "Outcome"
    IMPACT = "impact", "Impact"
    QUICK_WIN = "quick_win", "Quick Win"


class Step(models.TextChoices):
    """Where a yearly evaluation stands."""

    SELF = "self", _("Self-assessment")
    REVIEW = "review", _("With the assessors")
    FINAL = "final", _("Final")
