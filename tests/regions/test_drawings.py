"""The villages of the pilot as they are drawn."""

import re

from lonto.regions.choices import Level
from lonto.regions.drawings import WIDTH, drawings_of
from lonto.regions.models import Border, Drawing, Region


def test_every_village_of_the_pilot_is_drawn(pilot: Region) -> None:
    drawing = Drawing.objects.get(regency=pilot)
    villages = Region.objects.filter(level=Level.VILLAGE, pk__startswith="53.15.").values_list("pk", flat=True)
    assert set(drawing.paths) == set(villages)
    assert len(drawing.paths) == 169
    assert drawing.width == WIDTH
    assert 1000 < drawing.height < 1300


def test_an_outline_is_a_path_of_whole_numbers(pilot: Region) -> None:
    for path in Drawing.objects.get(regency=pilot).paths.values():
        assert re.fullmatch(r"[Mlz0-9 -]+", path)
        assert path.startswith("M")
        assert path.endswith("z")


def test_all_outlines_together_are_small(pilot: Region) -> None:
    assert sum(len(path) for path in Drawing.objects.get(regency=pilot).paths.values()) < 32_000


def test_the_same_borders_give_the_same_drawing(pilot: Region) -> None:
    (again,) = drawings_of(Border.objects.order_by("-region"))
    kept = Drawing.objects.get(regency=pilot)
    assert (again.width, again.height, again.paths) == (kept.width, kept.height, kept.paths)


def test_without_borders_there_is_no_drawing(pilot: Region) -> None:
    assert drawings_of([]) == []
    assert drawings_of(Border.objects.filter(region=pilot)) == []
