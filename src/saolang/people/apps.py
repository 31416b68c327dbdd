from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "saolang.people"
    label = "people"
