from django.urls import path

from lonto.config.demo import views

app_name = "demo"
urlpatterns = [path("", views.demo, name="demo")]
