"""The regions are public knowledge, and shown to everybody who is signed in."""

from tests.scope import Cast, Objects, Rule, Table


def objects(cast: Cast) -> Objects:
    return {"region": {"code": "53.15.05"}}


TABLE = Table(
    rules={
        "regions:regions": Rule(is_for_any_account=True),
        "regions:region": Rule(is_for_any_account=True, about="region"),
    },
    objects=objects,
)
