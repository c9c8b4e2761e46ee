from django.urls import path

from lonto.regency.risks import views

app_name = "risks"
urlpatterns = [
    path("", views.risk_list, name="list"),
    path("matrix/", views.matrix, name="matrix"),
    path("new/", views.risk_new, name="new"),
    path("<uuid:pk>/", views.risk_one, name="one"),
    path("<uuid:pk>/change/", views.risk_edit, name="edit"),
    path("<uuid:pk>/treatment/", views.risk_treat, name="treat"),
    path("<uuid:pk>/review/", views.risk_review, name="review"),
    path("<uuid:pk>/<slug:name>/", views.risk_move, name="move"),
]
