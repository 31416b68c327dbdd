from django.db import migrations

from saolang.core.triggers import append_only


class Migration(migrations.Migration):
    """The event log refuses change and removal; only the name of an erased person may go (it is outside the hash)."""

    dependencies = [("core", "0001_initial")]
    operations = [append_only("core_event", mutable=("actor_name",))]
