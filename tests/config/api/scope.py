"""The interface for programs is for anybody; a result stands there once it is published."""

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.maturity.actions import open_assessment, publish
from lonto.regency.maturity.choices import Step
from lonto.regency.maturity.index import compute
from lonto.regency.maturity.openly import result_data
from tests.scope import Cast, Objects, Rule, Table


def _objects(cast: Cast) -> Objects:
    final = open_assessment(by=cast[Role.COORDINATOR], year=2025, scheme_key="spbe-2020")
    final.step, final.ended_at = Step.FINAL, timezone.now()
    final.result = result_data(final.scheme, compute(final.scheme, {}))
    final.save()
    publish(by=cast[Role.COORDINATOR], assessment=final)
    return {"result": {"pk": final.pk}, "scheme": {"key": "spbe-2020"}}


TABLE = Table(
    {
        "api:api-root": Rule(is_public=True),
        "api:openapi-json": Rule(is_public=True),
        "api:maturity_schemes": Rule(is_public=True),
        "api:maturity_scheme": Rule(is_public=True, about="scheme"),
        "api:maturity_index": Rule(is_public=True, about="scheme", is_post=True),
        "api:maturity_index_of_table": Rule(is_public=True, about="scheme", is_post=True),
        "api:maturity_results": Rule(is_public=True),
        "api:maturity_result": Rule(is_public=True, about="result"),
    },
    _objects,
)
