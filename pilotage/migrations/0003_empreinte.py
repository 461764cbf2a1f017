"""Triggers that draw the version stamp of all that figures are made of."""

from django.db import migrations

from pilotage.empreinte import surveiller


def poser(apps, schema_editor):
    surveiller(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("pilotage", "0002_initial"),
        ("territoires", "0002_referentiel"),
        ("organismes", "0004_fil_et_attentes"),
        ("conventions", "0006_echeances_des_generations"),
        ("evaluations", "0002_initial"),
    ]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
