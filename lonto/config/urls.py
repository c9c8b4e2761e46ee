"""All addresses of the product: one line per room."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("lonto.web.urls")),
    path("account/", include("lonto.accounts.sign_in_urls")),
    path("", include("lonto.accounts.urls")),
    path("regions/", include("lonto.regions.urls")),
    path("journal/", include("lonto.journal.urls")),
    path("measures/", include("lonto.measures.urls")),
    path("signing/", include("lonto.signing.urls")),
    path("residents/", include("lonto.village.residents.urls")),
    path("letters/", include("lonto.village.letters.urls")),
    path("", include("lonto.village.letters.public_urls")),
    path("training/", include("lonto.talent.training.urls")),
    path("admission/", include("lonto.talent.admission.urls")),
    path("evidence/", include("lonto.regency.evidence.urls")),
    path("figures/", include("lonto.regency.figures.urls")),
    path("agreements/", include("lonto.regency.agreements.urls")),
    path("risks/", include("lonto.regency.risks.urls")),
    path("smart-city/", include("lonto.regency.smartcity.urls")),
    path("connectivity/", include("lonto.regency.connectivity.urls")),
    path("maturity/", include("lonto.regency.maturity.urls")),
    path("plans/", include("lonto.regency.plans.urls")),
    path("regencies/", include("lonto.config.regencies.urls")),
    path("public/", include("lonto.regency.public.urls")),
    path("dashboards/", include("lonto.regency.dashboards.urls")),
    path("api/", include("lonto.config.api.urls")),
]
if settings.LONTO_DEMO or settings.ENVIRONMENT.mode == "test":
    urlpatterns.append(path("demo/", include("lonto.config.demo.urls")))

handler400 = "lonto.web.errors.bad_request"
handler403 = "lonto.web.errors.permission_denied"
handler404 = "lonto.web.errors.page_not_found"
handler500 = "lonto.web.errors.server_error"
