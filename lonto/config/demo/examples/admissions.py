from random import Random

from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.config.demo.cast import OTHER_VILLAGE
from lonto.regions.models import Region
from lonto.talent.admission.examples import apply_everybody, ask_village, invent
from lonto.talent.admission.examples.allocation import commit, decide
from lonto.talent.admission.examples.tables import hand_in_scores, hand_in_table
from lonto.talent.training.examples import make_example
from lonto.talent.training.models import Programme

EARLIER, CURRENT, BY_TABLE = 260, 60, 460


def run_admissions() -> bool:
    """A programme with two intakes: seats of the first are given and confirmed, people apply to the second now.

    The second has more people than seats, and the entrance test is done, so that policies can be compared.
    """
    if Programme.objects.exists():
        return False
    officer = Membership.objects.get(account__username="program")
    example = make_example(by=officer, today=timezone.localdate())
    people = invent(EARLIER + CURRENT + BY_TABLE, seed=2026, on=timezone.localdate())
    commit(by=officer, intake=example.earlier)
    apply_everybody(intake=example.earlier, people=people[:EARLIER], officer=officer, seed=1)
    decide(by=officer, intake=example.earlier)
    commit(by=officer, intake=example.current)
    apply_everybody(intake=example.current, people=people[EARLIER : EARLIER + CURRENT], officer=officer, seed=2)
    hand_in_table(by=officer, intake=example.current, people=people[EARLIER + CURRENT :], seed=2)
    hand_in_scores(by=officer, intake=example.current, chance=Random("scores of the second intake"))  # noqa: S311
    ask_village(village=Region.objects.get(pk=OTHER_VILLAGE))
    return True
