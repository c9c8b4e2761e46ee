from django.urls import path

from lonto.config.regencies import views

app_name = "regencies"
urlpatterns = [
    path("", views.regency_list, name="list"),
    path("new/", views.regency_new, name="new"),
    path("added/", views.regency_added, name="added"),
]
