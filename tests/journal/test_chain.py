"""Each entry follows the one before, and together they hold every change."""

import hashlib
import json
from collections.abc import Callable

import pytest

from lonto.accounts.models import Account, Membership
from lonto.journal.actions import Look, record, record_looks, writing
from lonto.journal.chain import GENESIS
from lonto.journal.models import Change, Entry, Stream
from lonto.journal.queries import changed_number, entries_about, history_of, verify_stream
from lonto.regions.models import Region
from lonto.village.residents.models import Hamlet
from tests.journal.conftest import add_hamlet, rename

At = Callable[[], Stream]


def test_entries_are_numbered_without_gaps_from_one(stream: At) -> None:
    assert list(stream().entries.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert stream().number == 5


def test_each_entry_carries_the_hash_of_the_one_before(stream: At) -> None:
    entries = list(stream().entries.order_by("number"))

    assert [entry.previous_hash for entry in entries] == [GENESIS, *(entry.hash for entry in entries[:-1])]
    assert stream().hash == entries[-1].hash


def test_a_fresh_journal_holds(stream: At) -> None:
    assert verify_stream(stream()) is None


def test_an_empty_journal_holds(village: Region) -> None:
    with writing(village) as stream:
        assert verify_stream(stream) is None


def test_the_hash_of_the_content_can_be_recomputed_by_anybody(stream: At) -> None:
    entry = stream().entries.get(number=1)
    change = entry.changes.get()

    line = f"c\0{change.table}\0{change.row}\0{change.state}\n"

    assert entry.content_hash == hashlib.sha256(line.encode()).hexdigest()


def test_an_entry_holds_the_whole_state_of_a_row(hamlets: list[Hamlet]) -> None:
    state = json.loads(str(Change.objects.get(row=str(hamlets[0].pk)).state))

    assert state == {
        "id": str(hamlets[0].pk),
        "village_id": "53.15.05.2008",
        "name": "Nanga Nae",
        "folded": "nanga nae",
    }


def test_an_entry_says_who_acted_in_which_role_and_office(hamlets: list[Hamlet], clerk: Membership) -> None:
    entry = Entry.objects.filter(stream="53.15.05.2008").first()

    assert entry is not None
    assert (entry.account, entry.account_name, entry.role, entry.office) == (
        clerk.account,
        "Maria Jelita",
        "clerk",
        clerk.office,
    )


def test_a_person_may_act_without_an_office(village: Region, db: None) -> None:
    applicant = Account.objects.create_user("0191", None, name="Rofina Jelau")

    with writing(village) as stream:
        entry = record(by=applicant, stream=stream, verb="tests.apply")

    assert (entry.account_name, entry.role, entry.office) == ("Rofina Jelau", "", None)


def test_an_entry_without_its_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="together with its rows"):
        record(by=None, stream=Stream(region_id="53.15.05.2008"), verb="tests.alone")


def test_an_action_that_fails_leaves_neither_row_nor_entry(clerk: Membership, stream: At) -> None:
    def fail_at_the_end() -> None:
        with writing(clerk.village) as open_stream:
            hamlet = Hamlet.objects.create(village=clerk.village, name="Kukusan", folded="kukusan")
            record(by=clerk, stream=open_stream, verb="tests.add_hamlet", saved=[hamlet])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()

    assert not Hamlet.objects.filter(name="Kukusan").exists()
    assert stream().number == 5
    assert verify_stream(stream()) is None


def test_the_history_of_a_row_gives_each_state_oldest_first(clerk: Membership, hamlets: list[Hamlet]) -> None:
    rename(clerk, hamlets[1], "Wae Nahi Baru")
    with writing(clerk.village) as stream:
        record(by=clerk, stream=stream, verb="tests.remove", deleted=[hamlets[1]])

    states = [state and state["name"] for _entry, state in history_of(hamlets[1])]

    assert states == ["Wae Nahi", "Wae Nahi Baru", None]


def test_a_look_is_part_of_the_journal_and_no_change(clerk: Membership, hamlets: list[Hamlet], village: Region) -> None:
    before = changed_number(village)

    entry = record_looks(by=clerk, region=village, looks=[Look(hamlets[0], "profile")])

    assert entry.looks.get().what == "profile"
    assert changed_number(village) == before
    assert entry in entries_about(hamlets[0])


def test_a_state_has_the_same_bytes_whatever_the_row_was_made_from(clerk: Membership) -> None:
    made = add_hamlet(clerk, "Nanga Nae")

    with writing(clerk.village) as stream:
        record(by=clerk, stream=stream, verb="tests.again", saved=[Hamlet.objects.get(pk=made.pk)])

    assert len(set(Change.objects.filter(row=str(made.pk)).values_list("state", flat=True))) == 1
