from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "saolang.certificates"
    label = "certificates"

    def ready(self) -> None:
        """Register the room's work items."""
        from saolang.certificates import work  # noqa: F401
