"""What anybody may see: commitment and rule before the deadline, afterwards the result and how to recompute it."""

from pathlib import Path
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.talent.admission.officer_access import SHOWN
from lonto.talent.admission.queries.allocations import first_round, rounds_run
from lonto.talent.admission.queries.published import classes_in_words
from lonto.talent.training.access import announced_intakes

HERE = Path(__file__).resolve()
PROGRAMS = (HERE.parents[1] / "data" / "replay", HERE.parents[4] / "docs" / "replay")
"""Where the program for outsiders lies: in an installed package, and in the sources."""
KINDS = {"replay_allocation.py": "text/x-python; charset=utf-8", "README.md": "text/markdown; charset=utf-8"}


@require_safe
@login_not_required
def public_result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The rule in words, the proof of the draw, cut-offs for each class and pool; nothing about persons."""
    intake = get_object_or_404(announced_intakes(), pk=pk)
    allocation = first_round(intake)
    if allocation is None:
        raise Http404
    is_shown = intake.state in SHOWN
    context = {
        "heading": _("How seats are given: %(intake)s") % {"intake": intake.name},
        "intake": intake,
        "allocation": allocation,
        "is_shown": is_shown,
        "rounds": rounds_run(intake) if is_shown else [],
        "classes": classes_in_words(intake, allocation, is_shown),
    }
    return render(request, "admission/result/public.html", context)


@require_safe
@login_not_required
def bundle(request: HttpRequest, pk: UUID, number: int) -> FileResponse:
    """The published proof of one round, byte by byte."""
    intake = get_object_or_404(announced_intakes(), pk=pk, state__in=SHOWN)
    found = get_object_or_404(rounds_run(intake), round=number)
    name = f"{intake.code or 'intake'}-{number}.json"
    return FileResponse(found.bundle.open("rb"), as_attachment=True, filename=name, content_type="application/json")


@require_safe
@login_not_required
def replay_program(request: HttpRequest, name: str) -> FileResponse:
    """The independent program that recomputes a bundle, and its description."""
    path = next((folder / name for folder in PROGRAMS if name in KINDS and (folder / name).is_file()), None)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=KINDS[name])
