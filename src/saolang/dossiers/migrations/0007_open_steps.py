from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0006_national_file"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["dossier", "no", "due_on"], name="step_open"
            ),
        ),
    ]
