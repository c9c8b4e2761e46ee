"""A model that cannot be replayed from the journal stops the start."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from lonto.accounts.models import Account
from lonto.journal.checks import journalled_models, problems_of
from lonto.journal.models import JournalledModel


@isolate_apps("lonto.journal")
@pytest.mark.parametrize(
    ("field", "problem"),
    [
        (lambda: models.DateTimeField(auto_now=True), "journal.E001"),
        (lambda: models.DateField(auto_now_add=True), "journal.E001"),
        (lambda: models.ManyToManyField(Account, related_name="+"), "journal.E003"),
    ],
)
def test_a_field_that_no_state_can_hold_is_named(field: object, problem: str) -> None:
    bases = {"__module__": "lonto.journal.models", "extra": field()}  # type: ignore[operator]
    with isolate_apps("lonto.journal"):
        model = type("Sample", (JournalledModel,), bases)

    assert [found.id for found in problems_of(model)] == [problem]


@isolate_apps("lonto.journal")
def test_a_counted_key_is_named() -> None:
    class Counted(JournalledModel):
        id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]

        class Meta:
            app_label = "journal"

    assert [found.id for found in problems_of(Counted)] == ["journal.E002"]


def test_every_model_of_the_house_can_be_replayed() -> None:
    assert journalled_models() == []
