"""Finding the texts of an app in its Python files and templates."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent.parent
# A number says which argument is the message, "c" marks the context; as in xgettext.
CALLS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt"}
LEFT_OUT = {"locale", "migrations", "static", "static_src", "data", "__pycache__"}


def apps() -> list[Path]:
    """The folders of our apps."""
    return sorted(path.parent for path in PACKAGE.rglob("apps.py"))


def texts_of(app: Path) -> Catalog:
    """Every text that the files of `app` ask to be translated, with the files it stands in."""
    found = Catalog()
    for path in _sources(app, inner=set(apps()) - {app}):
        place = path.relative_to(PACKAGE.parent).as_posix()
        for _line, message, comments, context in _messages(path):
            found.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def _sources(folder: Path, inner: set[Path]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in LEFT_OUT and path not in inner:
            yield from _sources(path, inner)
        elif path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in path.parts):
            yield path


def _messages(path: Path) -> list[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATES:
        # Brackets, so that the indentation of what is not Python does not matter.
        source = f"({templatize(source, origin=str(path))}\n)"
    return list(
        extract(
            "python",
            io.BytesIO(source.encode()),
            keywords=CALLS,
            comment_tags=["Translators:"],
            strip_comment_tags=True,
        )
    )
