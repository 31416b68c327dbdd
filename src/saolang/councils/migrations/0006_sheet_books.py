import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0003_operations_of_devices"),
        ("councils", "0005_result_of_each_level"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "key",
                    models.CharField(
                        help_text="SHA-256 over the sheets and their versions.", max_length=64, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Đang dựng"), ("ready", "Đã xong"), ("failed", "Chưa dựng được")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("sheets", models.PositiveIntegerField()),
                ("fault", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.membership"
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheet_books", to="councils.council"
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.storedfile"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
