"""Every office reads the numbers of its regency; they name no persons."""

from tests.scope import EVERY_ROLE, Cast, Objects, Rule, Table


def objects(cast: Cast) -> Objects:
    village = "53.15.05.2008"
    return {
        "measure": {"key": "residents"},
        "region": {"key": "residents", "code": village},
        "period": {"key": "letters-issued", "code": village, "days": "2026-11"},
    }


TABLE = Table(
    rules={
        "measures:index": Rule(EVERY_ROLE),
        "measures:map": Rule(EVERY_ROLE),
        "measures:measure": Rule(EVERY_ROLE, about="measure", is_own=False),
        "measures:region": Rule(EVERY_ROLE, about="region", is_own=False),
        "measures:period": Rule(EVERY_ROLE, about="period", is_own=False),
    },
    objects=objects,
)
