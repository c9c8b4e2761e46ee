"""What a person reads whose page was overtaken by somebody else's step."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lonto.village.letters.states import StepNotPossibleError

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def tells_when_stale(view: View[P]) -> View[P]:
    """Lead back to the letter with a sentence where the step is no longer possible."""

    @wraps(view)
    def told(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except StepNotPossibleError:
            messages.warning(request, _("Somebody has dealt with this letter meanwhile. This is how it stands now."))
            pk = kwargs.get("pk")
            return redirect("letters:letter", pk) if isinstance(pk, uuid.UUID) else redirect("letters:letters")

    return told
