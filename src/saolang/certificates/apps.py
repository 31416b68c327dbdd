from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "saolang.certificates"
    label = "certificates"

    def ready(self) -> None:
        """Register work items and paper templates with their effects."""
        from saolang.certificates import effects, work  # noqa: F401
