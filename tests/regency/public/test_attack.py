"""The numbers of a whole regency, taken from its public file, withstand whoever computes with them."""

import csv
import io
from itertools import product

import pytest
from django.test import Client
from django.utils import timezone

from lonto.accounts.actions import open_regency
from lonto.config.demo.cast import VILLAGE
from lonto.config.demo.examples.residents import PEOPLE
from lonto.lib.suppression import TOTAL, Cell, is_small
from lonto.measures.queries import counts_by_village
from lonto.regency.public import numbers
from lonto.regency.public.editions import month_of, parents_in
from lonto.regions.models import Region
from lonto.village.residents.measures import RESIDENTS
from lonto.village.residents.synthetic.actions import make_synthetic
from tests.lib.attacking import exposed
from tests.web.reading import text_of


@pytest.fixture
def demo(pilot: Region) -> Region:
    """The registers of the demonstration: 168 villages with few people each, and an empty one."""
    open_regency(by=None, regency=pilot)
    make_synthetic(residents=PEOPLE, left_empty=[VILLAGE])
    return pilot


def published(client: Client, code: str) -> dict[Cell, int | None]:
    """What the file of a place says about residents; None where a number is hidden."""
    text = text_of(client.get(f"/public/{code}/numbers/{month_of(timezone.localdate())}.csv"))
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["measure"] == "residents"]
    return {
        (row["code"], TOTAL if row["category"] == "total" else row["category"]): int(row["value"])
        if row["is_hidden"] == "no"
        else None
        for row in rows
    }


def test_no_small_count_of_the_demonstration_can_be_computed_from_its_public_files(
    client: Client, demo: Region
) -> None:
    client.get(f"/public/{demo.pk}/")
    shape = numbers.shape_of(parents_in(demo))
    table = shape.filled(numbers.cells_of(counts_by_village(RESIDENTS, demo)))
    shown = published(client, demo.pk)

    assert shown.keys() == table.keys() == set(product(shape.places, shape.categories))
    assert all(value in (None, table[cell]) for cell, value in shown.items())
    small = {cell for cell, count in table.items() if is_small(count)}
    assert len(small) > 100
    assert exposed(shape, table, small) != [], "The attack has to find what is hidden badly."
    assert exposed(shape, table, {cell for cell, value in shown.items() if value is None}) == []


def test_the_file_of_a_village_says_no_more_than_that_of_its_regency(client: Client, demo: Region) -> None:
    client.get(f"/public/{demo.pk}/")
    whole = published(client, demo.pk)
    for village in ("53.15.05.2020", "53.15.01.2001", VILLAGE):
        own = published(client, village)
        assert len(own) == len(numbers.shape_of({village: ""}).categories)
        assert own.items() <= whole.items()
