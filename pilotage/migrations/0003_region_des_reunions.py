"""The région of a meeting; the tables that this remakes are watched again."""

import django.db.models.deletion
from django.db import migrations, models

from pilotage.empreinte import surveiller

REGION = {"blank": True, "help_text": "Vide : toutes les régions la voient.", "null": True, "verbose_name": "région"}
REFUS = "Cette réunion est déjà enregistrée."


def poser(apps, schema_editor):
    surveiller(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("pilotage", "0002_empreinte"), ("territoires", "0002_referentiel")]
    operations = [
        migrations.RemoveConstraint(model_name="reunion", name="reunion_unique"),
        migrations.AddField(
            model_name="historicalreunion",
            name="region",
            field=models.ForeignKey(
                **REGION,
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="territoires.region",
            ),
        ),
        migrations.AddField(
            model_name="reunion",
            name="region",
            field=models.ForeignKey(
                **REGION,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reunions",
                to="territoires.region",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.UniqueConstraint(
                fields=("region", "le", "objet"), name="reunion_unique", violation_error_message=REFUS
            ),
        ),
        migrations.AddConstraint(
            model_name="reunion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("region", None)),
                fields=("le", "objet"),
                name="reunion_de_toutes_unique",
                violation_error_message=REFUS,
            ),
        ),
        migrations.RunPython(poser, migrations.RunPython.noop),
    ]
