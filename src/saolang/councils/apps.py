from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "saolang.councils"
    label = "councils"

    def ready(self) -> None:
        """Register work items, the papers of councils, and what issued papers do to rounds and councils."""
        from saolang.councils import effects_councils, effects_rounds, work_councils, work_rounds  # noqa: F401
