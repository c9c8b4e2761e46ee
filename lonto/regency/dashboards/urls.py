from django.urls import path

from lonto.regency.dashboards.views import overview, places, reports

app_name = "dashboards"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("district/", places.own_district, name="own_district"),
    path("village/", places.own_village, name="own_village"),
    path("districts/<str:code>/", places.district, name="district"),
    path("villages/<str:code>/", places.village, name="village"),
    path("reports/", reports.report_list, name="reports"),
    path("reports/new/", reports.report_new, name="report_new"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/progress/", reports.progress, name="report_progress"),
    path("reports/<uuid:pk>.pdf", reports.report_pdf, name="report_pdf"),
    path("reports/<uuid:pk>.xlsx", reports.report_xlsx, name="report_xlsx"),
]
