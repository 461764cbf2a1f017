"""The two exclusion sets that the application knows, there after `migrate` alone."""

from django.db import migrations

CONNUS = ("hors-cus", "hors-statistiques")


def poser(apps, schema_editor):
    for nom in CONNUS:
        apps.get_model("organismes", "Perimetre").objects.get_or_create(nom=nom)


class Migration(migrations.Migration):
    dependencies = [("organismes", "0001_initial")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
