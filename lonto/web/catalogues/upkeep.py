"""What can be done with the catalogue of one app: bring it up to date, and find what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from lonto.web.catalogues import extraction, files


def update(app: Path) -> list[str]:
    """Take in new texts, drop those that are gone, keep translations; the names of the languages that changed."""
    found = extraction.texts_of(app)
    changed = []
    for language in files.LANGUAGES:
        if not found and not files.path_of(app, language).is_file():
            continue
        catalogue = files.read(app, language)
        catalogue.update(found, no_fuzzy_matching=True)
        if language == files.SOURCE_LANGUAGE:
            _repeat_source(catalogue)
        if files.write(app, language, catalogue):
            changed.append(language)
    return changed


def problems_of(app: Path) -> Iterator[str]:
    """A sentence for each text that is missing, left over, not translated, fuzzy, or has lost a placeholder."""
    found = extraction.texts_of(app)
    for language in files.LANGUAGES:
        catalogue = files.read(app, language)
        place = f"{app.relative_to(extraction.PACKAGE.parent)} ({language})"
        wanted = {key_of(message) for message in found if message.id}
        kept = {key_of(message) for message in catalogue if message.id}
        yield from (f"{place}: run update, this text is new: {text}" for text, _context in sorted(wanted - kept))
        yield from (f"{place}: run update, this text is gone: {text}" for text, _context in sorted(kept - wanted))
        for message in catalogue:
            if message.id and key_of(message) in wanted:
                yield from (f"{place}: {fault}: {key_of(message)[0]}" for fault in _faults(message, catalogue))


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    parts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if not all(parts):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    for error in message.check(catalogue):
        yield str(error)


def _repeat_source(catalogue: Catalog) -> None:
    """The source is English already: it is its own translation."""
    for message in catalogue:
        if message.id:
            message.string = message.id


def key_of(message: Message) -> tuple[str, str]:
    """The text (its singular) and the context that tell a message from all others."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text, message.context or ""
