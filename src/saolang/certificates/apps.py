from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "saolang.certificates"
    label = "certificates"
