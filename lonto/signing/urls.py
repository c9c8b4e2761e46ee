from django.urls import path

from lonto.signing import views

app_name = "signing"
urlpatterns = [
    path("", views.key, name="key"),
    path("new/", views.new_key, name="new"),
    path("keys/", views.keys, name="keys"),
    path("keys/<uuid:pk>/", views.one, name="one"),
    path("keys/<uuid:pk>/revoke/", views.revoke, name="revoke"),
]
