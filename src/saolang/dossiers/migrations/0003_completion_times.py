from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_initial")]

    operations = [
        migrations.AddField("completionrequest", "sent_at", models.DateTimeField(null=True)),
        migrations.AddField("completionrequest", "closed_at", models.DateTimeField(null=True)),
    ]
