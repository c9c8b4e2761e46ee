from django.urls import path

from lonto.regency.figures.views import figures, series, tables

app_name = "figures"
urlpatterns = [
    path("", series.series_index, name="all"),
    path("new/", series.series_new, name="new"),
    path("<uuid:pk>/", series.series_page, name="series"),
    path("<uuid:pk>/in/<str:code>/", series.series_page, name="region"),
    path("<uuid:pk>/change/", series.series_edit, name="edit"),
    path("<uuid:pk>/close/", series.series_close, name="close"),
    path("<uuid:pk>/reopen/", series.series_reopen, name="reopen"),
    path("<uuid:pk>/remove/", series.series_delete, name="delete"),
    path("<uuid:pk>/report/", figures.figure_new, name="report"),
    path("<uuid:pk>/table/", tables.table_new, name="table_new"),
    path("<uuid:pk>/table.xlsx", tables.table_template, name="table_template"),
    path("figures/<uuid:pk>/", figures.figure_page, name="figure"),
    path("figures/<uuid:pk>/correct/", figures.figure_correct, name="correct"),
    path("figures/<uuid:pk>/withdraw/", figures.figure_withdraw, name="withdraw"),
    path("tables/<uuid:pk>/", tables.table_page, name="table"),
    path("tables/<uuid:pk>/confirm/", tables.table_confirm, name="table_confirm"),
    path("tables/<uuid:pk>/discard/", tables.table_cancel, name="table_cancel"),
]
