from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "lonto.web"
    label = "web"
