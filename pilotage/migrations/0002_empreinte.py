"""Triggers that draw the version stamp of all that figures are made of."""

from django.db import migrations

from pilotage.empreinte import surveiller


def poser(apps, schema_editor):
    surveiller(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("pilotage", "0001_initial"),
        ("territoires", "0002_referentiel"),
        ("organismes", "0002_perimetres"),
        ("conventions", "0003_catalogue"),
        ("evaluations", "0001_initial"),
    ]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
