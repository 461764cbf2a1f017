"""Which way is better, of the indicators whose own words say it."""

from django.db import migrations, models

from conventions.catalogue import fiches


def dire(apps, schema_editor):
    Indicateur = apps.get_model("conventions", "Indicateur")
    for fiche in fiches():
        if fiche.sens:
            cle = {"generation__nom": fiche.generation, "dispositif": fiche.dispositif, "code": fiche.code}
            Indicateur.objects.filter(**cle).update(sens=fiche.sens)


SENS = models.CharField(
    "sens",
    max_length=10,
    blank=True,
    choices=[("hausse", "plus vaut mieux"), ("baisse", "moins vaut mieux")],
    help_text="Vide\u00a0: plus vaut mieux pour ce qui s’additionne, sinon le sens n’est pas établi.",
)
CONNU = models.CheckConstraint(
    condition=models.Q(sens__in=("", "hausse", "baisse")),
    name="indicateur_sens_connu",
    violation_error_message="Ce sens n’existe pas.",
)


class Migration(migrations.Migration):
    dependencies = [("conventions", "0004_motifs_entiers")]
    operations = [
        *(migrations.AddField(modele, "sens", SENS) for modele in ("historicalindicateur", "indicateur")),
        migrations.AddConstraint("indicateur", CONNU),
        migrations.RunPython(dire, migrations.RunPython.noop),
    ]
