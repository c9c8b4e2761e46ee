"""What a building block is, and a condition made from one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from lonto.lib.bilingual import Both, lowered, one_of
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.parameters import Parameter

Values: TypeAlias = Mapping[str, Any]
Check: TypeAlias = Callable[[Facts], bool]
Explain: TypeAlias = Callable[[Facts], Both]


@dataclass(frozen=True)
class Names:
    """What codes are called in sentences; a code without a name is called by itself."""

    education: Mapping[int, Both] = field(default_factory=dict)
    occupation: Mapping[int, Both] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)

    def education_of(self, code: int) -> Both:
        return self.education.get(code, Both(str(code), str(code)))

    def occupations_of(self, codes: list[int]) -> Both:
        return one_of(lowered(self.occupation.get(code, Both(str(code), str(code)))) for code in codes)

    def regions_of(self, codes: list[str]) -> Both:
        return one_of(Both(name, name) for name in (self.regions.get(code, code) for code in codes))

    def classes_of(self, codes: list[str]) -> Both:
        return one_of(Both(name, name) for name in (self.classes.get(code, code) for code in codes))


@dataclass(frozen=True)
class Occasion:
    """What a rule is read for: the day applications close, the class (its id; "" for an academy as a whole), names."""

    deadline: date
    class_id: str = ""
    names: Names = field(default_factory=Names)


@dataclass(frozen=True)
class Block:
    """A kind of condition.

    `check` and `explain` are asked once for a rule and give functions that are asked for each person: whether the
    condition holds, and what would have to change where it does not. `note` says how an unclear case is decided.
    """

    key: str
    title: Both
    sentence: Callable[[Values, Occasion], Both]
    check: Callable[[Values, Occasion], Check]
    explain: Callable[[Values, Occasion], Explain]
    parameters: tuple[Parameter, ...] = ()
    note: Callable[[Values], Both] | None = None


@dataclass(frozen=True)
class Condition:
    """A block with its values filled in."""

    block: Block
    values: Values

    def as_json(self) -> dict[str, Any]:
        return {"block": self.block.key, **self.values}

    def sentence(self, occasion: Occasion) -> Both:
        """What is asked, in one sentence."""
        return self.block.sentence(self.values, occasion)

    @property
    def note(self) -> Both | None:
        return self.block.note(self.values) if self.block.note else None
