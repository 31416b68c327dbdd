from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "saolang.api"
    label = "api"
