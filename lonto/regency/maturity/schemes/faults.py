"""What is wrong with the file of a scheme, where in it, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from lonto.lib.bilingual import Both


@dataclass(frozen=True)
class Fault:
    """`place` is the way to the value inside the file, such as `indicators[3].weight`."""

    place: str
    sentence: Both

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence.en}"


class FaultyScheme(ValueError):  # noqa: N818  reads as a sentence where it is raised
    """A scheme that is refused; `faults` names every place, `name` the file."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.name = name
        self.faults = tuple(faults)
        super().__init__(f"{name} is no valid scheme. " + " ".join(f"{fault}" for fault in faults))
