"""Reading and writing catalogues: `<app>/locale/<language>/LC_MESSAGES/django.po` and its compiled twin."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE_LANGUAGE = "en"
PLURALS = {"id": "nplurals=1; plural=0;", SOURCE_LANGUAGE: "nplurals=2; plural=(n != 1);"}
LANGUAGES = tuple(PLURALS)
WIDTH = 110


def path_of(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(app: Path, language: str) -> Catalog:
    """The catalogue of an app; an empty one where there is none yet."""
    path = path_of(app, language)
    content = path.read_bytes() if path.is_file() else _header(language).encode()
    return read_po(io.BytesIO(content), locale=language)


def write(app: Path, language: str, catalogue: Catalog) -> bool:
    """Write the catalogue when it differs from the file; its header holds no date, so equal texts give equal files."""
    body = io.BytesIO()
    write_po(
        body, catalogue, width=WIDTH, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    content = _header(language).encode() + body.getvalue()
    path = path_of(app, language)
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def compile_file(po: Path) -> None:
    """Compile one catalogue; what is fuzzy or not translated is left out and shows the source."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    with po.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalogue)


def _header(language: str) -> str:
    lines = [
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
