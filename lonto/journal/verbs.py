"""What each verb of the journal means, as a person reads it; each room registers its own."""

from django.utils.functional import Promise

_sentences: dict[str, str | Promise] = {}
_notes: dict[str, str | Promise] = {}
_parts: dict[str, str | Promise] = {}


def register(verb: str, sentence: str | Promise) -> None:
    """Say in words what `verb` did, for example "signed a letter"."""
    _sentences[verb] = sentence


def sentence_of(verb: str) -> str:
    return str(_sentences.get(verb, verb))


def name_note(key: str, label: str | Promise) -> None:
    """Say what the value under `key` of an entry's note is, for example "File"."""
    _notes[key] = label


def label_of_note(key: str) -> str:
    return str(_notes.get(key, key.replace("_", " ").capitalize()))


def name_part(what: str, label: str | Promise) -> None:
    """Say which part of a row a look saw, for example "NIK in full"."""
    _parts[what] = label


def label_of_part(what: str) -> str:
    return str(_parts.get(what, what))


def all_verbs() -> list[tuple[str, str]]:
    """(verb, sentence) of every registered verb, in alphabetical order of the verbs."""
    return [(verb, str(_sentences[verb])) for verb in sorted(_sentences)]
