from django.urls import path

from lonto.regions import views

app_name = "regions"
urlpatterns = [
    path("", views.region_list, name="regions"),
    path("<str:code>/", views.region_page, name="region"),
]
