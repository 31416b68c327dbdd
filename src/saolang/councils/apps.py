from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "saolang.councils"
    label = "councils"

    def ready(self) -> None:
        """Register the work items of rounds and what a commune's letter does to them."""
        from saolang.councils import effects_rounds, work_rounds  # noqa: F401
