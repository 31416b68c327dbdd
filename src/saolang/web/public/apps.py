from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "saolang.web.public"
    label = "web_public"
