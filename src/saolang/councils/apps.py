from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "saolang.councils"
    label = "councils"

    def ready(self) -> None:
        """Register work items, papers and their effects, and what tablets may send."""
        from saolang.councils import (  # noqa: F401
            effects_councils,
            effects_national,
            effects_regulation,
            effects_rounds,
            effects_team,
            gaps,
            operations,
            templates,
            work_councils,
            work_national,
            work_rounds,
            work_team,
        )
