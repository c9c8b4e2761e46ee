from django.urls import path

from lonto.regency.connectivity.views import connections, proposals, tables

app_name = "connectivity"
urlpatterns = [
    path("", connections.connection_index, name="list"),
    path("own/", connections.own_village, name="own"),
    path("villages/<str:code>/", connections.village_page, name="village"),
    path("proposals/", proposals.proposal_index, name="proposals"),
    path("proposals/<str:code>/", proposals.proposal_page, name="proposal"),
    path("table/", tables.table_new, name="table_new"),
    path("table.xlsx", tables.table_template, name="table_template"),
    path("tables/<uuid:pk>/", tables.table_page, name="table"),
    path("tables/<uuid:pk>/confirm/", tables.table_confirm, name="table_confirm"),
    path("tables/<uuid:pk>/discard/", tables.table_cancel, name="table_cancel"),
]
