from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "saolang.programme"
    label = "programme"

    def ready(self) -> None:
        """Register work items, indicators, the paper of a plan and what its issue does."""
        from saolang.programme import effects, indicators, work  # noqa: F401
