import pytest

from lonto.measures import registry
from tests.measures.counters import Counter, measure


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_measures", {})


def test_a_measure_is_found_by_its_key() -> None:
    things = registry.register(measure(Counter()))
    assert registry.measure_named("things") is things
    assert registry.measure_named("nothing") is None


def test_two_measures_cannot_share_a_key() -> None:
    registry.register(measure(Counter()))
    with pytest.raises(ValueError, match="two measures with the key things"):
        registry.register(measure(Counter()))


def test_a_part_of_a_ratio_is_not_listed_by_itself() -> None:
    registry.register(measure(Counter(), "hidden", is_listed=False))
    assert registry.listed_measures() == []
