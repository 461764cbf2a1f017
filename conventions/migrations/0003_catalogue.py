"""The catalogue of indicators of both generations, there after `migrate` alone."""

from dataclasses import asdict

from django.db import migrations

from conventions.catalogue import fiches

LISTES = ("dimensions", "sources", "mesures", "axes", "axes_sur_demande", "produits")


def poser(apps, schema_editor):
    generations = {g.nom: g for g in apps.get_model("conventions", "Generation").objects.all()}
    Indicateur = apps.get_model("conventions", "Indicateur")
    for fiche in fiches():
        valeurs = asdict(fiche) | {nom: list(asdict(fiche)[nom]) for nom in LISTES}
        cle = {nom: valeurs.pop(nom) for nom in ("dispositif", "code")}
        valeurs.pop("sens")  # laid by the migration that makes its column
        generation = generations[valeurs.pop("generation")]
        Indicateur.objects.get_or_create(generation=generation, **cle, defaults=valeurs)


class Migration(migrations.Migration):
    dependencies = [("conventions", "0002_generations")]
    operations = [migrations.RunPython(poser, migrations.RunPython.noop)]
