from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "saolang.territory"
    label = "territory"
