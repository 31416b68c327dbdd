from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "saolang.dossiers"
    label = "dossiers"
