"""When drafts and evaluations of the two known generations fall due."""

from datetime import date

from django.db import migrations

ECHEANCES = {
    "2011-2016": {"date_limite_depot": date(2010, 6, 30), "evaluations_apres": [2, 4], "evaluation_au_terme": True},
    "2019-2025": {"date_limite_depot": date(2019, 6, 30), "evaluations_apres": [3, 6], "evaluation_au_terme": False},
}


def poser(apps, schema_editor):
    for nom, valeurs in ECHEANCES.items():
        apps.get_model("conventions", "Generation").objects.filter(nom=nom).update(**valeurs)


class Migration(migrations.Migration):
    dependencies = [("conventions", "0005_vie_des_instruments")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
