from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "saolang.papers"
    label = "papers"
