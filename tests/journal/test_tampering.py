"""Whoever changes the journal behind its back is found, and the first entry that does not hold is named."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command

from lonto.accounts.models import Account, Membership
from lonto.journal.actions import Look, header_of, record_looks
from lonto.journal.chain import content_hash, entry_hash
from lonto.journal.models import Change, Entry, LookedAt, Stream
from lonto.journal.queries import verify_stream
from lonto.regions.models import Region
from lonto.village.residents.models import Hamlet
from tests.journal.conftest import add_hamlet

At = Callable[[], Stream]


def entry(number: int) -> Entry:
    return Entry.objects.get(stream="53.15.05.2008", number=number)


def alter_the_text() -> None:
    Entry.objects.filter(pk=entry(3).pk).update(account_name="Somebody Else")


def alter_the_time() -> None:
    Entry.objects.filter(pk=entry(3).pk).update(written_at=entry(3).written_at - dt.timedelta(hours=1))


def alter_the_note() -> None:
    Entry.objects.filter(pk=entry(3).pk).update(note={"number": "470/1"})


def alter_the_person() -> None:
    other = Account.objects.create_user("somebody", "kata-sandi-uji-coba", name="Somebody")
    Entry.objects.filter(pk=entry(3).pk).update(account=other)


def alter_a_state() -> None:
    change = entry(3).changes.get()
    Change.objects.filter(pk=change.pk).update(state=str(change.state).replace("Menjaga", "Menjadi"))


def alter_a_state_and_its_entry() -> None:
    """The careful one: the content's hash and the entry's own hash are made anew."""
    alter_a_state()
    forged = entry(3)
    forged.content_hash = content_hash(forged.changes.all(), forged.looks.all())
    forged.hash = entry_hash(header_of(forged))
    forged.save()


def remove_a_change() -> None:
    entry(3).changes.all().delete()


def add_a_change() -> None:
    Change.objects.create(entry=entry(3), position=1, table="residents.Hamlet", row="x", state="{}")


def turn_a_state_into_a_removal() -> None:
    Change.objects.filter(entry=entry(3)).update(state=None)


def add_a_look() -> None:
    LookedAt.objects.create(entry=entry(3), position=0, table="residents.Hamlet", row="x", what="nik")


def remove_an_entry() -> None:
    entry(3).delete()


def remove_an_entry_and_close_the_gap() -> None:
    entry(3).delete()
    for number in (4, 5):
        Entry.objects.filter(pk=entry(number).pk).update(number=number - 1)


def swap_two_entries() -> None:
    third, fourth = entry(3), entry(4)
    Entry.objects.filter(pk=third.pk).update(number=99)
    Entry.objects.filter(pk=fourth.pk).update(number=3)
    Entry.objects.filter(pk=third.pk).update(number=4)


def write_one_between() -> None:
    Entry.objects.filter(stream="53.15.05.2008", number=5).update(number=6)
    Entry.objects.filter(stream="53.15.05.2008", number=4).update(number=5)
    Entry.objects.filter(stream="53.15.05.2008", number=3).update(number=4)
    copied = entry(2)
    copied.pk = None
    copied.id = Entry._meta.pk.get_default()
    copied.number = 3
    copied.save(force_insert=True)
    Stream.objects.update(number=6)


@pytest.mark.parametrize(
    ("tamper", "first_broken"),
    [
        (alter_the_text, 3),
        (alter_the_time, 3),
        (alter_the_note, 3),
        (alter_the_person, 3),
        (alter_a_state, 3),
        (alter_a_state_and_its_entry, 4),
        (remove_a_change, 3),
        (add_a_change, 3),
        (turn_a_state_into_a_removal, 3),
        (add_a_look, 3),
        (remove_an_entry, 3),
        (remove_an_entry_and_close_the_gap, 3),
        (swap_two_entries, 3),
        (write_one_between, 3),
    ],
)
def test_the_first_entry_that_does_not_hold_is_named(
    tamper: Callable[[], None], first_broken: int, stream: At, hamlets: list[Hamlet]
) -> None:
    tamper()

    found = verify_stream(stream())

    assert found is not None
    assert (found.stream, found.number) == ("53.15.05.2008", first_broken)
    assert found.why


def test_the_loss_of_the_last_entry_is_found(stream: At) -> None:
    entry(5).delete()

    found = verify_stream(stream())

    assert found is not None
    assert found.number == 5


def test_the_loss_of_the_last_entry_is_found_even_when_the_count_is_put_right(stream: At) -> None:
    entry(5).delete()
    Stream.objects.update(number=4)

    assert verify_stream(stream()) is not None


def test_the_loss_of_all_entries_is_found(stream: At) -> None:
    Entry.objects.all().delete()

    found = verify_stream(stream())

    assert found is not None
    assert found.number == 1


def test_a_look_that_was_taken_out_is_found(
    clerk: Membership, hamlets: list[Hamlet], stream: At, village: Region
) -> None:
    record_looks(by=clerk, region=village, looks=[Look(hamlets[0], "profile")])
    LookedAt.objects.all().delete()

    found = verify_stream(stream())

    assert found is not None
    assert found.number == 6


def test_an_honest_entry_after_a_broken_one_hides_nothing(clerk: Membership, stream: At) -> None:
    alter_a_state()
    add_hamlet(clerk, "Kukusan")

    found = verify_stream(stream())

    assert found is not None
    assert found.number == 3


def verify(*options: str) -> tuple[int, str]:
    """What `lonto verify-journal` prints, and its exit status."""
    out = StringIO()
    try:
        call_command("verify_journal", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_is_content_with_a_whole_journal(stream: At) -> None:
    assert verify("--rows") == (0, "All 5 entries in 1 journals hold.\n")


def test_the_command_names_the_first_broken_entry_and_fails(stream: At) -> None:
    alter_the_text()

    status, said = verify()

    assert status == 1
    assert said.startswith("53.15.05.2008, entry 3: ")


def test_the_command_checks_one_journal_alone(stream: At, stranger: Membership) -> None:
    add_hamlet(stranger, "Pede")
    alter_the_text()

    assert verify("--stream", "53.15.05.2020")[0] == 0
    assert verify("--stream", "53.15.05.2008")[0] == 1


def test_the_command_finds_a_row_that_was_changed_without_the_journal(stream: At, hamlets: list[Hamlet]) -> None:
    Hamlet.objects.filter(pk=hamlets[0].pk).update(name="Nanga Baru")

    assert verify()[0] == 0
    status, said = verify("--rows")

    assert status == 1
    assert said == f"residents.Hamlet {hamlets[0].pk} differs from the journal in name.\n"


def test_the_command_finds_rows_that_were_added_or_removed_without_the_journal(
    stream: At, hamlets: list[Hamlet], village: Region
) -> None:
    added = Hamlet.objects.create(village=village, name="Kukusan", folded="kukusan")
    hamlets[0].delete()

    _status, said = verify("--rows")

    assert f"{added.pk} is not in the journal." in said
    assert "is in the journal and no longer in the table." in said
