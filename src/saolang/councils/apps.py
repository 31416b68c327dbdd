from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "saolang.councils"
    label = "councils"
