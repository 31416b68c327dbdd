from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "saolang.papers"
    label = "papers"

    def ready(self) -> None:
        """Register the work items of this room."""
        from saolang.papers import work  # noqa: F401
