"""Triggers on the campaigns and the dialogue too: the dashboard tells what waits there."""

from django.db import migrations

from pilotage.empreinte import surveiller


def poser(apps, schema_editor):
    surveiller(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("pilotage", "0006_actions"), ("evaluations", "0005_retours")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
