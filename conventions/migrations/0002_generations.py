"""The two generations whose rules are known, there after `migrate` alone."""

from datetime import date

from django.db import migrations

GENERATIONS = (
    {
        "nom": "2011-2016",
        "debut": date(2011, 1, 1),
        "date_limite": date(2011, 6, 30),
        "date_limite_accession": date(2011, 11, 17),
        "premiere_annee": 2011,
        "derniere_annee": 2016,
        "remise_en_ordre_facultative": True,
        "date_limite_depot": date(2010, 6, 30),
        "evaluations_apres": [2, 4],
        "evaluation_au_terme": True,
        "source": "CCH, art. L. 445-1 (« avant le 1er juillet 2011 ») ; loi n° 2011-525 du 17 mai 2011, art. 127.",
    },
    {
        "nom": "2019-2025",
        "debut": date(2019, 7, 1),
        "date_limite": date(2019, 12, 31),
        "date_limite_accession": None,
        "premiere_annee": 2019,
        "derniere_annee": 2024,
        "remise_en_ordre_facultative": True,
        "date_limite_depot": date(2019, 6, 30),
        "evaluations_apres": [3, 6],
        "evaluation_au_terme": False,
        "source": "Loi n° 2018-1021 du 23 novembre 2018 (ELAN) : effet au 1er juillet 2019, six ans ; "
        "les engagements se comptent en années civiles, de 2019 à 2024.",
    },
)


def poser(apps, schema_editor):
    for generation in GENERATIONS:
        valeurs = dict(generation)
        apps.get_model("conventions", "Generation").objects.get_or_create(nom=valeurs.pop("nom"), defaults=valeurs)


class Migration(migrations.Migration):
    dependencies = [("conventions", "0001_initial")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
