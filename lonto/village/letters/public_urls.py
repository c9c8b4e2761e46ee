"""Addresses for anybody. QR codes spell `V` as a capital, which takes less room in them; people type it small."""

from django.urls import path

from lonto.village.letters.public import views

urlpatterns = [
    path("check/", views.check, name="check"),
    path("V/<str:code>", views.letter, name="check_letter"),
    path("V/<str:code>/", views.letter, name="check_letter_slash"),
    path("V/<str:code>/<path:claim>", views.letter, name="check_letter_claim"),
    path("v/<str:code>", views.letter, name="check_letter_small"),
    path("v/<str:code>/", views.letter, name="check_letter_small_slash"),
    path("v/<str:code>/<path:claim>", views.letter, name="check_letter_small_claim"),
]
