from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "saolang.web.office"
    label = "web_office"
