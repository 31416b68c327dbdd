from django.apps import AppConfig


class ProducerConfig(AppConfig):
    name = "saolang.web.producer"
    label = "web_producer"
