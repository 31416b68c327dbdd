from django.apps import AppConfig


class ProducersConfig(AppConfig):
    name = "saolang.producers"
    label = "producers"
