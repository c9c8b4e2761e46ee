from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "lonto.tables"
