"""What programs may ask of maturity: schemes, published results, and the index of levels that they send."""

from io import BytesIO
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import P, PathEx, Router
from pydantic import WithJsonSchema

from lonto.lib.bilingual import Both
from lonto.lib.spreadsheet import SpreadsheetError
from lonto.regency.maturity import api_forms as forms
from lonto.regency.maturity.access import open_results
from lonto.regency.maturity.index import WrongLevel, compute, gathered
from lonto.regency.maturity.index.exact import Values
from lonto.regency.maturity.levels_file import read_levels
from lonto.regency.maturity.openly import assessment_data, result_data, scheme_data, scheme_line
from lonto.regency.maturity.queries.results import outcome_of
from lonto.regency.maturity.schemes import PredicateFrom, Scheme, UnknownScheme, all_schemes, scheme_named
from lonto.web.api import Limited, Refusal, Refused, said
from lonto.web.limits import Limit

READING = Limited(Limit("api-read", 300, 60))
COMPUTING = Limited(Limit("api-compute", 120, 60))
REFUSALS: dict[int, Any] = {404: Refusal, 429: Refusal}
BAD_INPUT: dict[int, Any] = {**REFUSALS, 400: Refusal, 413: Refusal, 422: Refusal}
EXAMPLE_CSV = "number,level\n1,3\n2,4\n"
KNOWN = [one.key for one in all_schemes()]
Key = PathEx[
    Annotated[str, WithJsonSchema({"type": "string", "enum": KNOWN})], P(description=said(_("Key of the scheme.")))
]
ResultId = PathEx[UUID, P(description=said(_("The id of a result in the list of results.")))]

router = Router(tags=["maturity"])


@router.get(
    "/schemes",
    response={200: list[forms.SchemeLine], 429: Refusal},
    url_name="maturity_schemes",
    operation_id="maturity_schemes",
    summary=said(_("All evaluation schemes")),
    description=said(_("SPBE, Pemdi and our own; a scheme that is not official says so.")),
    throttle=READING,
)
def schemes(request: HttpRequest) -> Any:
    return [scheme_line(one) for one in all_schemes()]


@router.get(
    "/schemes/{key}",
    response={200: forms.SchemeWhole, **REFUSALS},
    url_name="maturity_scheme",
    operation_id="maturity_scheme",
    summary=said(_("One scheme whole")),
    description=said(
        _("Domains, aspects, indicators, levels and predicates; weights are percentages, written as text.")
    ),
    throttle=READING,
)
def scheme(request: HttpRequest, key: Key) -> Any:
    return scheme_data(_scheme(key))


@router.post(
    "/schemes/{key}/index",
    response={200: forms.Index, **BAD_INPUT},
    url_name="maturity_index",
    operation_id="maturity_index",
    summary=said(_("The index of levels")),
    description=said(
        _(
            "Computes index, predicate, domains and aspects to the last digit. Nothing is kept. An indicator without a "
            "level counts 0 where the scheme says so, and is refused elsewhere."
        )
    ),
    throttle=COMPUTING,
)
def index(request: HttpRequest, levels: forms.Levels, key: Key) -> Any:
    found = _scheme(key)
    chosen = PredicateFrom(levels.predicate_from) if levels.predicate_from else None
    try:
        given = gathered(found, [(one.number, one.level) for one in levels.levels])
    except WrongLevel as error:
        raise _refused(error) from error
    return _computed(found, given, chosen)


@router.post(
    "/schemes/{key}/index-of-table",
    response={200: forms.Index, **BAD_INPUT},
    url_name="maturity_index_of_table",
    operation_id="maturity_index_of_table",
    summary=said(_("The index of a table")),
    description=said(
        _(
            "The same from a CSV table with the columns number and level, as a spreadsheet saves it; commas or "
            "semicolons, empty cells for no level."
        )
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"text/csv": {"schema": {"type": "string"}, "example": EXAMPLE_CSV}},
        }
    },
    throttle=COMPUTING,
)
def index_of_table(request: HttpRequest, key: Key) -> Any:
    found = _scheme(key)
    try:
        table = read_levels(BytesIO(request.body), "levels.csv", found)
    except SpreadsheetError as error:
        raise Refused([("table", Both("Tabel ini tidak terbaca sebagai CSV.", f"{error}"))], 400) from error
    if table.problems:
        raise Refused([(f"row {one.row}, {one.column}", one.sentence) for one in table.problems])
    return _computed(found, table.levels, None)


@router.get(
    "/results",
    response={200: list[forms.ResultLine], 429: Refusal},
    url_name="maturity_results",
    operation_id="maturity_results",
    summary=said(_("Published results")),
    description=said(_("The final results that their regency has published, the newest year first.")),
    throttle=READING,
)
def results(request: HttpRequest) -> Any:
    rows = open_results().select_related("regency")
    return [forms.line_of(one) for one in rows[: forms.MOST_RESULTS]]


@router.get(
    "/results/{pk}",
    response={200: forms.Result, **REFUSALS, 422: Refusal},
    url_name="maturity_result",
    operation_id="maturity_result",
    summary=said(_("One result")),
    description=said(_("Index, domains, aspects, and the levels that they were computed from.")),
    throttle=READING,
)
def result(request: HttpRequest, pk: ResultId) -> Any:
    found = open_results().select_related("regency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return assessment_data(outcome_of(found), with_sides=False)


def _scheme(key: str) -> Scheme:
    try:
        return scheme_named(key)
    except UnknownScheme as error:
        known = ", ".join(KNOWN)
        sentence = Both(f"Instrumen itu tidak ada. Yang ada: {known}.", f"There is no such scheme. Known are {known}.")
        raise Refused([("key", sentence)], 404) from error


def _computed(found: Scheme, levels: Values, chosen: PredicateFrom | None) -> dict[str, Any]:
    try:
        return result_data(found, compute(found, levels, predicate_from=chosen))
    except WrongLevel as error:
        raise _refused(error) from error


def _refused(error: WrongLevel) -> Refused:
    return Refused([(f"indicator {one.number}", one.sentence) for one in error.problems])
