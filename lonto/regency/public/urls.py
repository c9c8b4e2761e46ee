from django.urls import path

from lonto.regency.public.views import agreements, hours, numbers, places

app_name = "public"
urlpatterns = [
    path("", places.home, name="home"),
    path("office/hours/", hours.hours_list, name="hours"),
    path("office/hours/<uuid:pk>/", hours.hours_edit, name="hours_edit"),
    path("<str:code>/", places.place, name="place"),
    path("<str:code>/agreements.json", agreements.as_json, name="agreements_json"),
    path("<str:code>/numbers/", numbers.editions, name="editions"),
    path("<str:code>/numbers/<str:month>.csv", numbers.as_csv, name="numbers_csv"),
    path("<str:code>/numbers/<str:month>.json", numbers.as_json, name="numbers_json"),
    path("<str:code>/numbers/<str:month>/", numbers.edition, name="numbers"),
]
