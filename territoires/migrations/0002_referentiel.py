"""The official territories, there after `migrate` alone."""

from django.db import migrations

from territoires.referentiel import charger

MODELES = ("Region", "Departement", "Rattachement", "Epci", "RattachementEpci")


def poser(apps, schema_editor):
    charger(**{nom: apps.get_model("territoires", nom) for nom in MODELES})


class Migration(migrations.Migration):
    dependencies = [("territoires", "0001_initial")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
