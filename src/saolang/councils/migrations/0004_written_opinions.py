import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("councils", "0003_regulation_team_passes"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="round", name="round_once"),
        migrations.AddField(
            model_name="round",
            name="is_consultation",
            field=models.BooleanField(default=False, help_text="Written opinions on renewals, no round of the year."),
        ),
        migrations.AddField(
            model_name="round",
            name="opinions_due",
            field=models.DateField(help_text="Last day to answer in writing.", null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="met_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("different", "Nhiều ý kiến đánh giá khác nhau"),
                    ("complex", "Nội dung phức tạp cần thảo luận"),
                ],
                default="",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="round",
            name="met_note",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Why the council meets although opinions were asked in writing.",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("organisation", "year", "is_consultation", "no"), name="round_once_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_consultation", False), ("opinions_due__isnull", False), _connector="OR"),
                name="consultation_has_day",
            ),
        ),
        migrations.AlterField(
            model_name="council",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="councils", to="people.body"
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="agrees",
            field=models.BooleanField(
                help_text="A written opinion: with the proposal of the OCOP office's report.", null=True
            ),
        ),
    ]
