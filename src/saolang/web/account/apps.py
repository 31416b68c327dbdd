from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "saolang.web.account"
    label = "web_account"
