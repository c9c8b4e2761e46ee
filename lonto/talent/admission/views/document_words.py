"""What a document is called and how its state reads, wherever an office sees it."""

from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.models import Document
from lonto.web.answers import Tag, Task, Tone

TONES: dict[str, Tone] = {
    DocumentState.WAITING: Tone.WARN,
    DocumentState.ACCEPTED: Tone.GOOD,
    DocumentState.ASKED_AGAIN: Tone.INFO,
    DocumentState.REFUSED: Tone.BAD,
}


def kind_of(document: Document) -> str:
    """What the document proves, such as a diploma; not the name of its file."""
    return str(all_kinds().get(document.kind, document.kind))


def state_tag(document: Document) -> Tag:
    return Tag(document.get_state_display(), TONES[document.state])


def as_task(document: Document, url: str | None = None) -> Task:
    """One line of a list of documents, with the checker's reason."""
    return Task(kind_of(document), document.get_state_display(), TONES[document.state], url, document.reason)
