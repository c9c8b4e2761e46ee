"""The rule as JSON, to be stored, published before applications close, and compared afterwards."""

import json
from hashlib import sha256

from .form import Form
from .rule import ClassSeats, Pool, Rule


def canonical(value: object) -> str:
    """JSON with sorted names and no spaces: the same value is the same text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def rule_data(rule: Rule) -> dict[str, object]:
    """The rule as it is published."""
    classes = [class_data(class_) for class_ in rule.classes]
    return {"classes": classes, "commitment": rule.commitment, "tie_rule": rule.tie_rule}


def class_data(class_: ClassSeats) -> dict[str, object]:
    """One class of the published rule, pools in processing order."""
    pools = [{"id": p.id, "seats": p.seats, "group": p.group, "soft": p.is_soft} for p in class_.pools]
    return {"class": class_.id, "seats": class_.seats, "minimum": class_.minimum, "pools": pools}


def fingerprint(rule: Rule) -> str:
    """SHA-256 of the published rule. Published beforehand, it shows that no seat was shifted later."""
    return sha256(canonical(rule_data(rule)).encode()).hexdigest()


def rule_from(value: object) -> Rule:
    """The rule in `rule_data` or in a bundle. Raises TypeError or KeyError."""
    form = value if isinstance(value, Form) else Form(value)
    return Rule(tuple(map(_class, form.forms("classes"))), form.text("commitment"), form.text("tie_rule"))


def _class(form: Form) -> ClassSeats:
    pools = tuple(
        Pool(pool.text("id"), pool.whole("seats"), pool.optional_text("group"), pool.flag("soft"))
        for pool in form.forms("pools")
    )
    return ClassSeats(form.text("class"), form.whole("seats"), pools, form.whole("minimum"))
