from django.db import migrations

from saolang.core.triggers import append_only


class Migration(migrations.Migration):
    """A submission is frozen: triggers refuse update and delete (DESIGN rule 6)."""

    dependencies = [("dossiers", "0001_initial")]
    operations = [append_only("dossiers_submission")]
