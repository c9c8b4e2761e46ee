from django.urls import path

from lonto.regency.evidence import views

app_name = "evidence"
urlpatterns = [
    path("", views.evidence_list, name="list"),
    path("add/<slug:kind>/", views.evidence_add, name="add"),
    path("<uuid:pk>/", views.evidence_one, name="one"),
    path("<uuid:pk>/file/", views.evidence_file, name="file"),
    path("<uuid:pk>/withdraw/", views.evidence_withdraw, name="withdraw"),
]
