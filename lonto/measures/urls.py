from django.urls import path

from lonto.measures import map_page, views

app_name = "measures"
urlpatterns = [
    path("", views.index, name="index"),
    path("map/", map_page.measure_map, name="map"),
    path("<str:key>/", views.measure, name="measure"),
    path("<str:key>/<str:code>/", views.measure, name="region"),
    path("<str:key>/<str:code>/<str:days>/", views.measure, name="period"),
]
