"""The programming interface of the house: the routes of all rooms below `/api/`, and how they refuse."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from lonto.config.api.parsing import ExactParser, place_of, words_for
from lonto.lib.bilingual import Both
from lonto.web.api import Refused, language_of, said

api = NinjaAPI(
    title="Lonto",
    version="1",
    description=said(
        _(
            "Read published facts of the regency, and compute with its schemes. Nothing here needs a sign-in, and "
            "nothing that is sent is kept."
        )
    ),
    docs_url=None,
    urls_namespace="api",
    parser=ExactParser(),
)
api.add_router("/maturity", "lonto.regency.maturity.api.router")


def refuse(request: HttpRequest, problems: list[tuple[str, Both]], status: int) -> HttpResponse:
    """The one form in which every route says what is wrong."""
    language = language_of(request)
    said = [{"place": place, "sentence": sentence.of(language)} for place, sentence in problems]
    return api.create_response(request, {"problems": said}, status=status)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return refuse(request, list(error.problems), error.status)


@api.exception_handler(ValidationError)
def _wrong_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found: list[dict[str, Any]] = error.errors
    return refuse(request, [(place_of(one), words_for(one)) for one in found], 422)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    sentence = Both("Tidak ada apa-apa di alamat ini.", "Nothing is at this address.")
    return refuse(request, [("address", sentence)], 404)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 429:
        sentence = Both("Terlalu sering. Coba lagi sebentar lagi.", "Too often. Try again in a moment.")
    else:
        sentence = Both("Isi permintaan tidak terbaca sebagai JSON.", "The body cannot be read as JSON.")
    return refuse(request, [("request", sentence)], error.status_code)
