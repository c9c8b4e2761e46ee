"""Who may read the journal."""

from lonto.accounts.choices import Role
from lonto.journal.actions import record, writing
from lonto.journal.navigation import READERS
from tests.scope import Cast, Objects, Rule, Table

MAY_READ = frozenset(READERS)


def objects(cast: Cast) -> Objects:
    clerk = cast[Role.CLERK]
    with writing(clerk.village) as stream:
        entry = record(by=clerk, stream=stream, verb="journal.look", saved=[clerk.office])
    return {
        "entry": {"stream": clerk.village.pk, "number": entry.number},
        "row": {"table": "accounts.Office", "row": str(clerk.office_id)},
    }


TABLE = Table(
    rules={
        "journal:entries": Rule(MAY_READ),
        "journal:entry": Rule(MAY_READ, about="entry"),
        "journal:row": Rule(MAY_READ, about="row"),
    },
    objects=objects,
)
