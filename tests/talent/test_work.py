"""The work that the replay test replays leaves no act of these rooms out."""

from collections.abc import Callable

import pytest

from lonto.journal import verbs
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.talent.admission.models import Applicant
from tests.scope import Cast
from tests.talent.admission import work as admission
from tests.talent.training import work as training


@pytest.mark.parametrize(("room", "do"), [("training", training.do), ("admission", admission.do)])
def test_every_act_that_has_a_name_in_the_journal_is_part_of_the_work(
    room: str, do: Callable[[Cast], None], cast: Cast
) -> None:
    named = {verb for verb, _sentence in verbs.all_verbs() if verb.startswith(f"{room}.")}
    do(cast)
    assert named - set(Entry.objects.values_list("verb", flat=True)) == set()


def test_people_who_moved_to_a_neighbour_stand_in_its_journal_alone(cast: Cast) -> None:
    admission.do(cast)
    neighbour = Region.objects.get(pk="53.10")
    moved = Applicant.objects.filter(regency=neighbour)
    assert moved.exists()
    assert list(differences(neighbour)) == []
