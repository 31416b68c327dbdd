from django.apps import AppConfig


class ProducersConfig(AppConfig):
    name = "saolang.producers"
    label = "producers"

    def ready(self) -> None:
        """Register the room's work items."""
        from saolang.producers import work  # noqa: F401
