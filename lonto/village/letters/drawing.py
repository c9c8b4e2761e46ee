"""Draws the table of steps: `python -m lonto.village.letters.drawing` writes docs/letter-states.md."""

from pathlib import Path

from lonto.village.letters.states import STEPS

PAGE = Path(__file__).parents[3] / "docs" / "letter-states.md"
_HEAD = """# The life of a letter

Drawn from the table in `lonto/village/letters/states.py` by `python -m lonto.village.letters.drawing`.

```mermaid
stateDiagram-v2
"""


def drawing() -> str:
    """The page as Markdown: a diagram and the same as a table."""
    arrows = "".join(f"    {step.source or '[*]'} --> {step.target}: {step.transition}\n" for step in STEPS)
    rows = "".join(
        f"| {step.source or '-'} | {step.transition} | {step.target} | {', '.join(step.roles)} |\n" for step in STEPS
    )
    return f"{_HEAD}{arrows}```\n\n| from | step | to | who |\n|---|---|---|---|\n{rows}"


if __name__ == "__main__":
    PAGE.write_text(drawing(), encoding="utf-8")
