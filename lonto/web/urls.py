from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from lonto.web import gallery, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    # Nobody gains by choosing another's language, and a public page without a form's token is the same for everybody.
    path("language/", login_not_required(csrf_exempt(set_language)), name="language"),
    path("sent/<str:token>/", views.sent, name="sent"),
]
if settings.LONTO_DEMO or settings.ENVIRONMENT.mode == "test":
    urlpatterns += [
        path("gallery/", gallery.gallery, name="gallery"),
        path("gallery/list/", gallery.gallery_list, name="gallery_list"),
    ]
