"""Draws the steps of an assessment: `python -m lonto.regency.maturity.drawing` writes docs/assessment-states.md."""

from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "assessment-states.md"
_HEAD = """# The way of an assessment

Drawn from the tables in `lonto/regency/maturity/states.py` by `python -m lonto.regency.maturity.drawing`.

```mermaid
stateDiagram-v2
    [*] --> self: open_assessment
"""


def drawing() -> str:
    """The page as Markdown: a diagram, the same as a table, and who may do what in each step."""
    from lonto.regency.maturity.choices import Step
    from lonto.regency.maturity.states import ACTS, TRANSITIONS

    arrows = "".join(f"    {one.origin} --> {one.target}: {one.name}\n" for one in TRANSITIONS)
    rows = "".join(f"| {one.origin} | {one.name} | {one.target} | {one.who} |\n" for one in TRANSITIONS)
    acts = "".join(
        f"| {one.name} | {', '.join(step for step in Step if step in one.steps)} | {one.who} |\n" for one in ACTS
    )
    return (
        f"{_HEAD}{arrows}    final --> [*]\n```\n\n| from | transition | to | who |\n|---|---|---|---|\n{rows}\n"
        "Closing the self-assessment with indicators that nobody handed in is possible only where the scheme counts\n"
        "them 0, and only on purpose. Closing a review needs a judgement on everything that was handed in; the result\n"
        "becomes final once every disagreement is settled. A final result is read inside the regency; anybody\n"
        "reads it from its publication on, until that is withdrawn with a reason.\n\n"
        f"| act | in the steps | who |\n|---|---|---|\n{acts}\n"
        "Internal assessors judge in the internal review and ask from the self-assessment on; external ones judge and\n"
        "ask in the three steps after it. An answer that is changed again loses its judgements.\n"
    )


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lonto.config.settings")
    django.setup()
    PAGE.write_text(drawing(), encoding="utf-8")
