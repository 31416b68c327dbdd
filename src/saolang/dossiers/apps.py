from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "saolang.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Register work items and paper templates with their effects."""
        from saolang.dossiers import (  # noqa: F401
            effects,
            effects_commune,
            effects_recorded,
            effects_review,
            effects_together,
            work,
            work_producer,
            work_renewals,
            work_together,
        )
        from saolang.dossiers.domain import transition  # noqa: F401
