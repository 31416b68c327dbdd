from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "saolang.people"
    label = "people"

    def ready(self) -> None:
        """Register the work items."""
        from saolang.people import work  # noqa: F401
