from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "lonto.regions"
    label = "regions"
