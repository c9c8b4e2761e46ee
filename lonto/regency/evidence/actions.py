"""Adding, replacing and withdrawing evidence. A measure is frozen with everything that it means."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.measures.periods import Period
from lonto.measures.queries import UnknownPeriodError, current_period, period_of, value
from lonto.measures.registry import measure_named
from lonto.regency.evidence.access import require_keeper, require_own
from lonto.regency.evidence.choices import Kind
from lonto.regency.evidence.contents import Content, examine
from lonto.regency.evidence.models import Evidence
from lonto.regions.models import Region

LANGUAGES = ("id", "en")


class AlreadyKept(ValidationError):  # noqa: N818  reads as a sentence where it is raised
    """The agency has this very file or address; `evidence` is the piece to use again."""

    def __init__(self, sentence: str, evidence: Evidence) -> None:
        super().__init__(sentence, code="same")
        self.evidence = evidence


@dataclass(frozen=True)
class EvidenceDetails:
    """What people say about a piece of evidence."""

    title: str
    description: str = ""
    issued_on: dt.date | None = None
    valid_until: dt.date | None = None


def add_file(
    *, by: Membership, file: File[bytes], details: EvidenceDetails, replaces: Evidence | None = None
) -> Evidence:
    """Keep a file; the office's own copy of the same content is refused and named, so that it is used again."""
    content = examine(file)
    same = known_file(by, content)
    if same is not None:
        sentence = _("Your agency has this very file already: %(title)s. Use that one.") % {"title": same.title}
        raise ValidationError({"file": AlreadyKept(sentence, same)})
    evidence = _new(by, Kind.FILE, details, replaces)
    evidence.size, evidence.sha256 = content.size, content.sha256
    evidence.name = _shown_name(file.name or "", content.extension)
    evidence.file.name = default_storage.save(f"evidence/{evidence.pk}.{content.extension}", file)
    path = evidence.file.name
    try:
        return _keep(by, evidence)
    except BaseException:
        default_storage.delete(path)
        raise


def add_link(*, by: Membership, url: str, details: EvidenceDetails, replaces: Evidence | None = None) -> Evidence:
    """Keep an https address; it is shown and never fetched. The office's own piece with this address is named."""
    require_link(url, details)
    evidence = _new(by, Kind.LINK, details, replaces)
    evidence.url = url.strip()
    if replaces is None and (same := known_link(by, evidence.url)) is not None:
        sentence = _("Your agency has this address already: %(title)s. Use that one.") % {"title": same.title}
        raise ValidationError({"url": AlreadyKept(sentence, same)})
    return _keep(by, evidence)


def require_link(url: str, details: EvidenceDetails) -> None:
    """ValidationError where this cannot become a link, whoever adds it."""
    try:
        URLValidator(schemes=["https"])(url.strip())
    except ValidationError as error:
        raise ValidationError({"url": _("Write an address that begins with https://.")}) from error
    _require_sound(details)


def freeze_measure(
    *,
    by: Membership,
    key: str,
    details: EvidenceDetails,
    region: Region | None = None,
    period: Period | None = None,
    replaces: Evidence | None = None,
) -> Evidence:
    """Freeze a number of the regency (or of a region in it) with its definition, as it is counted at this moment."""
    require_keeper(by)
    evidence = _new(by, Kind.MEASURE, details, replaces)
    evidence.measure = frozen(by, key, region, period)
    return _keep(by, evidence)


def frozen(by: Membership, key: str, region: Region | None = None, period: Period | None = None) -> dict[str, Any]:
    """What would be frozen now; ValidationError for an unknown measure or a region elsewhere."""
    measure = measure_named(key)
    if measure is None:
        raise ValidationError({"measure": _("This measure does not exist any more. Choose another one.")})
    place = region or by.office.region
    if place.pk != by.office.region_id and not place.pk.startswith(f"{by.office.region_id}."):
        raise ValidationError({"region": _("Choose a region of this regency.")})
    today = timezone.localdate()
    try:
        days = period_of(measure, period, today) if period else current_period(measure, today)
    except UnknownPeriodError as error:
        sentence = _("This number is known as of today only. Choose no period for it.")
        raise ValidationError({"period": sentence}) from error
    number = value(measure, place, days)
    words: dict[str, dict[str, str]] = {}
    for name in ("title", "unit", "definition", "source"):
        words[name] = {}
        for language in LANGUAGES:
            with override(language):
                words[name][language] = str(getattr(measure, name))
    parts = {part.edition for part in measure.parts}
    return {
        "key": key,
        **words,
        "region": place.pk,
        "region_name": place.name,
        "period": days.key,
        "value": None if number is None else str(number),
        "edition": "+".join(sorted(parts)),
        "frozen_at": timezone.now().isoformat(),
    }


def withdraw(*, by: Membership, evidence: Evidence) -> Evidence:
    """Take a piece of evidence out of use; where it was used it stays visible as withdrawn."""
    with writing(evidence.regency) as stream:
        evidence = Evidence.objects.select_related("regency").get(pk=evidence.pk)
        require_own(by, evidence)
        if evidence.withdrawn_at is not None:
            return evidence
        evidence.withdrawn_at = timezone.now()
        evidence.save(update_fields=["withdrawn_at"])
        record(by=by, stream=stream, verb="evidence.withdraw", saved=[evidence])
    return evidence


def known_file(by: Membership, content: Content) -> Evidence | None:
    """The evidence of this office that has the same content and is in use."""
    return _in_use(by).filter(sha256=content.sha256).first()


def known_link(by: Membership, url: str) -> Evidence | None:
    """The evidence of this office that has the same address and is in use."""
    return _in_use(by).filter(url=url).first()


def _in_use(by: Membership) -> QuerySet[Evidence]:
    return Evidence.objects.filter(office=by.office, withdrawn_at=None, replaced_by=None)


def _require_sound(details: EvidenceDetails) -> None:
    if not details.title.strip():
        raise ValidationError({"title": _("Give it a title.")})
    if details.issued_on and details.valid_until and details.valid_until < details.issued_on:
        raise ValidationError({"valid_until": _("It cannot end before it was issued.")})


def _new(by: Membership, kind: Kind, details: EvidenceDetails, replaces: Evidence | None) -> Evidence:
    require_keeper(by)
    _require_sound(details)
    if replaces is not None:
        require_own(by, replaces)
        if hasattr(replaces, "replaced_by"):
            raise ValidationError(_("This evidence is replaced already."), code="replaced")
    return Evidence(
        regency_id=by.office.region_id,
        office=by.office,
        kind=kind,
        title=details.title.strip(),
        description=details.description.strip(),
        issued_on=details.issued_on,
        valid_until=details.valid_until,
        added_by=by,
        added_at=timezone.now(),
        replaces=replaces,
    )


@transaction.atomic
def _keep(by: Membership, evidence: Evidence) -> Evidence:
    with writing(by.office.region) as stream:
        evidence.save(force_insert=True)
        record(by=by, stream=stream, verb="evidence.add", saved=[evidence])
    return evidence


def _shown_name(name: str, extension: str) -> str:
    """The name that people know, with the ending that fits the content."""
    bare = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or "bukti"
    printable = "".join(letter for letter in bare if letter.isprintable())[:140].strip() or "bukti"
    return f"{printable}.{extension}"
