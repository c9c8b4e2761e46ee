"""A result in words: one sentence for each ranked class, made from the reasons that its offer keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lonto.lib.bilingual import Both
from lonto.talent.admission.allocation import REST
from lonto.talent.admission.allocation.explain import ChoiceVerdict, PoolVerdict
from lonto.talent.admission.models import Offer
from lonto.talent.admission.queries.reasons import LEFT_OUT, Reason
from lonto.talent.admission.queries.seats import named_pools
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.pools import region_codes, who
from lonto.talent.training.queries import classes_of
from lonto.talent.training.rules import region_labels


@dataclass(frozen=True)
class ChoiceLine:
    """One ranked class: its name, what became of it, and whether it is the seat."""

    rank: int
    name: str
    sentence: str
    is_seat: bool
    waits: bool


class Words:
    """The names of an intake's classes and pools, read once."""

    def __init__(self, intake: Intake) -> None:
        classes = list(classes_of(intake))
        labels = region_labels(region_codes(pool for one in classes for pool in one.pools.all()))
        self.classes: dict[str, TrainingClass] = {one.code: one for one in classes}
        self._pools = {
            (one.code, name): _("open seats") if pool.group == PoolGroup.OPEN else _("seats for %s") % who(pool, labels)
            for one in classes
            for name, pool in named_pools(one).items()
        }

    def class_name(self, code: str) -> str:
        found = self.classes.get(code)
        return f"{found.theme} ({code})" if found else code

    def pool_name(self, code: str, pool: str) -> str:
        return _("seats left for everybody") if pool == REST else self._pools.get((code, pool), pool)

    def lines_of(self, offer: Offer) -> list[ChoiceLine]:
        """Every ranked class of an offer, the first choice first."""
        return [self._line(reason) for reason in offer.reasons]

    def why(self, offer: Offer) -> str:
        """The reason in one sentence: of the seat, else of the best-placed waiting list, else of the first choice."""
        reasons: list[Reason] = offer.reasons
        seat = [reason for reason in reasons if reason["verdict"] == ChoiceVerdict.ADMITTED]
        waiting = sorted((reason for reason in reasons if _best_pool(reason)), key=_place)
        found = next(iter([*seat, *waiting, *reasons]), None)
        return f"{self.class_name(found['class'])}: {self.sentence(found)}" if found else ""

    def sentence(self, reason: Reason) -> str:
        """What became of one class, without its name."""
        match reason["verdict"]:
            case "left out":
                words = Both(reason["id"], reason["en"]).of(get_language())
                return _("not considered. %(reason)s") % {"reason": words}
            case ChoiceVerdict.CANCELLED:
                return _("the class does not take place.")
            case ChoiceVerdict.TOO_FEW_PEOPLE:
                return closed_in_words(reason["people"], reason["minimum"])
            case ChoiceVerdict.ADMITTED:
                return self._seat(reason)
        return self._missed(reason)

    def _line(self, reason: Reason) -> ChoiceLine:
        return ChoiceLine(
            reason["rank"],
            self.class_name(reason["class"]),
            capfirst(self.sentence(reason)),
            reason["verdict"] == ChoiceVerdict.ADMITTED,
            _best_pool(reason) is not None and reason["verdict"] != ChoiceVerdict.ADMITTED,
        )

    def _seat(self, reason: Reason) -> str:
        pool = reason["pools"][-1] if reason["pools"] else None
        if pool is None or pool["lowest"] is None:
            return _("you have a seat.")
        return _("you have one of the %(pool)s. Your score is %(own)s, the lowest admitted %(lowest)s.") % {
            "pool": self.pool_name(reason["class"], pool["pool"]),
            "own": in_words(reason["score"]),
            "lowest": in_words(pool["lowest"]),
        }

    def _missed(self, reason: Reason) -> str:
        pool = _best_pool(reason)
        if pool is None:
            return _("no seat.")
        values = {
            "pool": self.pool_name(reason["class"], pool["pool"]),
            "own": in_words(reason["score"]),
            "lowest": in_words(pool["lowest"]) if pool["lowest"] is not None else "",
            "place": number_format(pool["place"], force_grouping=True),
        }
        match pool["verdict"]:
            case PoolVerdict.LOWER_SCORE:
                text = _(
                    "the lowest admitted to the %(pool)s has %(lowest)s; yours is %(own)s; "
                    "place %(place)s on the waiting list."
                )
            case PoolVerdict.LOST_DRAW:
                text = _(
                    "the lowest admitted to the %(pool)s has %(lowest)s, the same as you; the draw decided; "
                    "place %(place)s on the waiting list."
                )
            case PoolVerdict.SEATS_KEPT:
                text = _(
                    "the %(pool)s belong to people who had them before; yours is %(own)s; "
                    "place %(place)s on the waiting list."
                )
            case _:
                text = _("no seat is left that is open to you; yours is %(own)s; place %(place)s on the waiting list.")
        return text % values


def closed_in_words(people: int, minimum: int) -> str:
    """Why a class does not open: how many people it would have had, and how many it needs."""
    if not people:
        return _(
            "the class does not open: it needs at least %(minimum)d people, and nobody was left who wanted it."
        ) % {"minimum": minimum}
    sentence = ngettext(
        "the class does not open: it needs at least %(minimum)d people, and only %(people)d was left who wanted it.",
        "the class does not open: it needs at least %(minimum)d people, and only %(people)d were left who wanted it.",
        people,
    )
    return sentence % {"minimum": minimum, "people": people}


def in_words(hundredths: int) -> str:
    """A score as people write it: 84,30 or 84.30."""
    return number_format(Decimal(hundredths) / 100, 2)


def _best_pool(reason: Reason) -> Reason | None:
    """The pool in which the person is nearest to a seat; pools without seats only where there is no other."""
    if reason["verdict"] == LEFT_OUT:
        return None
    waiting: Iterable[Reason] = (pool for pool in reason["pools"] if pool["place"])
    return min(waiting, key=lambda pool: (pool["verdict"] == PoolVerdict.NO_SEATS, pool["place"]), default=None)


def _place(reason: Reason) -> tuple[int, int]:
    pool = _best_pool(reason)
    return (int(pool["place"]) if pool else 0, int(reason["rank"]))
