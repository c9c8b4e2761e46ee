"""The editor of seat pools and their order."""

from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, own_classes, pools_of
from lonto.talent.training.actions import add_pool, move_pool, remove_pool, update_pool
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.forms.classes import PoolForm
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.web.answering import do
from lonto.web.once import sent_once

MOVES: dict[str, Literal["up", "down"]] = {"up": "up", "down": "down"}


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def pool_add(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """Seats for the group that the address names."""
    training_class = one(own_classes(by), pk)
    group = request.GET.get("group", "")
    if group not in PoolGroup.values:
        raise Http404
    form = PoolForm(request.POST or None, intake=training_class.intake, group=group)
    label = PoolGroup(group).label
    context = {
        "heading": _("Seats kept for: %(group)s") % {"group": label},
        "trail": [*trail_of(training_class), (label, None)],
        "button": _("Add the pool"),
        "cancel": url_of(training_class),
    }

    def act() -> str:
        add_pool(by=by, training_class=training_class, details=form.details())
        return f"{url_of(training_class)}#pools"

    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def pool_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pool = one(pools_of(by), pk)
    training_class = pool.training_class
    form = PoolForm(request.POST or None, intake=training_class.intake, group=pool.group, pool=pool)
    context = {
        "heading": _("Seats kept for: %(group)s") % {"group": pool.get_group_display()},
        "trail": [*trail_of(training_class), (pool.get_group_display(), None)],
        "button": _("Save the changes"),
        "cancel": url_of(training_class),
    }

    def act() -> str:
        update_pool(by=by, pool=pool, details=form.details())
        return f"{url_of(training_class)}#pools"

    return answer_form(request, form, act, context)


@require_POST
@acting_as(OFFICER)
def pool_order(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """One of the buttons beside a pool: up, down or remove."""
    pool = one(pools_of(by), pk)
    then = f"{url_of(pool.training_class)}#pools"
    deed = request.POST.get("deed", "")
    if deed == "remove":
        return do(request, lambda: remove_pool(by=by, pool=pool), then=then)
    if deed not in MOVES:
        raise Http404
    return do(request, lambda: move_pool(by=by, pool=pool, direction=MOVES[deed]), then=then)
