"""The editor of conditions: add, change, move and remove building blocks of an academy or a class."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.bilingual import Both
from lonto.talent.training.access import OFFICER, academies_of, own_classes
from lonto.talent.training.actions import set_conditions
from lonto.talent.training.calendar import last_day
from lonto.talent.training.eligibility import BLOCKS, Block, Rule
from lonto.talent.training.forms.conditions import condition_form, in_language, initial_of
from lonto.talent.training.models import Academy, TrainingClass
from lonto.talent.training.rules import Raw, rule_for
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.web.answering import do

Owner = Academy | TrainingClass
FOLDERS: dict[type, str] = {Academy: "academies", TrainingClass: "classes"}


@dataclass(frozen=True)
class Line:
    """One condition with the addresses of its buttons."""

    number: int
    sentence: Both
    note: Both | None
    change_url: str


@dataclass(frozen=True)
class Editor:
    """The conditions of an owner as its page shows them; `seen` tells later whether they are still the same."""

    lines: list[Line]
    blocks: list[tuple[str, str]]
    seen: str
    add_url: str
    order_url: str


def editor_of(owner: Owner, rule: Rule) -> Editor:
    """The editor for the conditions that belong to `owner` itself; `rule` is made of exactly these."""
    args = [FOLDERS[type(owner)], owner.pk]
    lines = [
        Line(
            number,
            sentence,
            condition.note,
            reverse("training:condition", args=[*args, number]) if condition.block.parameters else "",
        )
        for number, (condition, sentence) in enumerate(zip(rule.conditions, rule.sentences, strict=True), start=1)
    ]
    blocks = [(key, in_language(block.title)) for key, block in BLOCKS.items()]
    add, order = (reverse(f"training:{name}", args=args) for name in ("condition_add", "conditions_order"))
    return Editor(lines, blocks, _seen(owner.conditions), add, order)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def condition_add(request: HttpRequest, by: Membership, kind: str, pk: str) -> HttpResponse:
    owner = owner_of(by, kind, pk)
    block = BLOCKS.get(request.GET.get("block", ""))
    if block is None:
        return redirect(url_of(owner))
    place = len(owner.conditions)
    return _edit(request, by, owner, block, place, {}, _("Add the condition"))


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def condition_change(request: HttpRequest, by: Membership, kind: str, pk: str, number: int) -> HttpResponse:
    owner = owner_of(by, kind, pk)
    if not 1 <= number <= len(owner.conditions):
        raise Http404
    stored = owner.conditions[number - 1]
    block = BLOCKS[stored["block"]]
    return _edit(request, by, owner, block, number - 1, initial_of(block, stored), _("Save the condition"))


@require_POST
@acting_as(OFFICER)
def conditions_order(request: HttpRequest, by: Membership, kind: str, pk: str) -> HttpResponse:
    """One of the buttons beside a condition: "up 2", "down 2" or "remove 2"."""
    owner = owner_of(by, kind, pk)
    deed, _between, number = request.POST.get("deed", "").partition(" ")
    changed = _reordered(owner.conditions, deed, int(number) - 1 if number.isdecimal() else -1)

    def act() -> None:
        _require_seen(request, owner)
        if changed != owner.conditions:
            set_conditions(by=by, owner=owner, conditions=changed, instead_of=owner.conditions)

    return do(request, act, then=f"{url_of(owner)}#conditions")


def _edit(
    request: HttpRequest, by: Membership, owner: Owner, block: Block, place: int, known: dict[str, Any], button: str
) -> HttpResponse:
    regencies = owner.intake.regencies if isinstance(owner, TrainingClass) else [owner.regency_id]
    form_class = condition_form(block, regencies=regencies, regency_id=owner.regency_id)
    form = form_class(request.POST if request.method == "POST" else None, initial=known)
    context: dict[str, Any] = {
        "heading": in_language(block.title),
        "trail": [*trail_of(owner), (in_language(block.title), None)],
        "button": button,
        "cancel": url_of(owner),
        "seen": request.POST.get("seen") or _seen(owner.conditions),
    }
    if request.method == "POST" and "preview" in request.POST and form.is_valid():
        rule = rule_for([form.condition()], regency_id=owner.regency_id, deadline=deadline_for(owner))
        context |= {"form": form, "preview": rule.sentences[0], "note": rule.conditions[0].note}
        return render(request, "training/condition.html", context)

    def act() -> str:
        _require_seen(request, owner)
        changed = [*owner.conditions[:place], form.condition(), *owner.conditions[place + 1 :]]
        set_conditions(by=by, owner=owner, conditions=changed, instead_of=owner.conditions)
        return f"{url_of(owner)}#conditions"

    return answer_form(request, form, act, context, template="training/condition.html")


def deadline_for(owner: Owner) -> dt.date:
    """The deadline that sentences are shown with: of the class's intake, or of the academy's newest, else today."""
    if isinstance(owner, TrainingClass):
        return last_day(owner.intake.closes_at)
    newest = owner.programme.intakes.order_by("-closes_at").first()
    return last_day(newest.closes_at) if newest else timezone.localdate()


def owner_of(by: Membership, kind: str, pk: str) -> Owner:
    if kind == FOLDERS[Academy]:
        return one(academies_of(by), pk)
    if kind == FOLDERS[TrainingClass]:
        return one(own_classes(by), pk)
    raise Http404


def _reordered(conditions: Raw, deed: str, place: int) -> Raw:
    changed = list(conditions)
    if not 0 <= place < len(changed):
        return changed
    condition = changed.pop(place)
    if deed == "up":
        changed.insert(max(0, place - 1), condition)
    elif deed == "down":
        changed.insert(place + 1, condition)
    elif deed != "remove":
        changed.insert(place, condition)
    return changed


def _seen(conditions: Raw) -> str:
    return hashlib.sha256(json.dumps(conditions, sort_keys=True).encode()).hexdigest()[:16]


def _require_seen(request: HttpRequest, owner: Owner) -> None:
    """Numbers on a page mean something only as long as the list is the one that was shown."""
    if request.POST.get("seen") != _seen(owner.conditions):
        raise ValidationError(_("Somebody else has changed these conditions meanwhile. Look at them again."))
