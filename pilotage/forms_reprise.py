"""What an agent says of a région’s own table: what it is, what its columns mean, whose its names are."""

from itertools import groupby
from tempfile import NamedTemporaryFile

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from cus_tracker.champs import JourField
from cus_tracker.classeur import ClasseurIllisible
from cus_tracker.classeur.adresses import lettres
from cus_tracker.concurrence import VIDE, VersionMixin

from .forms import DepotForm
from .models import TableauRepris
from .reprise.cibles import NOM, SIREN
from .reprise.tableau import lire_tableau

LAISSER = "-"


def bouton(texte):
    """The layout of a form with this one button."""
    aide = FormHelper()
    aide.add_input(Submit("suite", texte))
    return aide


class ReprendreForm(DepotForm):
    """A table left to be taken over, and what it is about."""

    au = JourField(label="Patrimoine au", help_text="Si le tableau donne des logements\u00a0: à quelle date.")

    class Meta:
        model = TableauRepris
        fields = ["fichier", "prereglage", "generation", "dispositif", "au"]
        labels = {"fichier": "Tableau"}
        help_texts = {"fichier": "Un fichier .xlsx ou .ods\u00a0; sa première feuille visible est lue."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bouton("Lire le tableau")

    def clean_fichier(self):
        """The file, refused when no table can be read in it."""
        fichier = super().clean_fichier()
        with NamedTemporaryFile() as copie:
            for bloc in fichier.chunks():
                copie.write(bloc)
            copie.flush()
            try:
                lire_tableau(copie.name)
            except ClasseurIllisible as refus:
                raise ValidationError(str(refus)) from refus
        fichier.seek(0)
        return fichier


class ColonnesForm(VersionMixin, forms.Form):
    """For each column of the table, what it says; nothing for those that are left aside."""

    def __init__(self, *args, instance, tableau, cibles, devinees, **kwargs):
        self.instance, self.cibles = instance, cibles
        super().__init__(*args, **kwargs)
        groupes = groupby(cibles, key=lambda cible: cible.groupe)
        choix = [
            (LAISSER, "Ne pas reprendre"),
            *((g, [(c.code, c.libelle) for c in siennes]) for g, siennes in groupes),
        ]
        self.entetes = {f"c{rang}": entete for rang, entete in tableau.entetes.items()}
        for rang, entete in tableau.entetes.items():
            exemples = " · ".join(tableau.exemples(rang)) or "vide"
            self.fields[f"c{rang}"] = forms.ChoiceField(
                label=f"{entete} ({lettres(rang)})",
                choices=choix,
                initial=devinees.get(entete, LAISSER),
                help_text=f"Par exemple\u00a0: {exemples}",
            )
        self.helper = bouton("Continuer")

    def temoin(self):
        dites = {cible.code: cible.libelle for cible in self.cibles}
        return {entete: dites.get(code, "ne pas reprendre") for entete, code in self.instance.colonnes.items()}

    def clean(self):
        super().clean()
        self.cleaned_data.pop("version")
        choisies = [code for code in self.cleaned_data.values() if code != LAISSER]
        if NOM not in choisies and SIREN not in choisies:
            raise ValidationError("Dites quelle colonne donne le nom ou le SIREN de l’organisme.")
        doubles = {code for code in choisies if choisies.count(code) > 1}
        for champ, code in list(self.cleaned_data.items()):
            if code in doubles:
                self.add_error(champ, "Deux colonnes ne peuvent pas dire la même chose.")
        return self.cleaned_data

    def colonnes(self):
        """{header: code of its target}, '' for those left aside."""
        return {self.entetes[champ]: code.removeprefix(LAISSER) for champ, code in self.cleaned_data.items()}


class NomsForm(VersionMixin, forms.Form):
    """For each name that is not surely known, the organism it is, or nobody."""

    def __init__(self, *args, instance, douteux, connues, retenus, **kwargs):
        self.instance, self.connues, self.douteux = instance, connues, douteux
        self.noms = {f"n{rang}": nom for rang, nom in enumerate(douteux)}
        super().__init__(*args, **kwargs)
        organismes = {siren: f"{fiche.noms[0]} ({siren})" for siren, fiche in connues.items()}
        for champ, nom in self.noms.items():
            lignes, proposes = douteux[nom]
            self.fields[champ] = forms.ChoiceField(
                label=nom,
                help_text=f"Ligne {', '.join(map(str, lignes[:5]))} du tableau",
                initial=retenus.get(nom),
                choices=[
                    ("", "Choisir…"),
                    *((siren, organismes[siren]) for siren in proposes),
                    (LAISSER, "Laisser de côté (total, autre territoire…)"),
                    (
                        "Tous les organismes",
                        [(siren, dit) for siren, dit in organismes.items() if siren not in proposes],
                    ),
                ],
                error_messages={"required": "Dites de qui il s’agit."},
            )
        self.helper = bouton("Voir ce que le tableau change")

    def temoin(self):
        """The names asked, which other columns would change, and the answers given."""
        noms = {siren: fiche.noms[0] for siren, fiche in self.connues.items()}
        dits = {nom: noms.get(siren, "laissé de côté") for nom, siren in self.instance.noms.items()}
        return {"noms à reconnaître": " ; ".join(self.douteux) or VIDE} | dits

    def choisis(self):
        """{name: SIREN or LAISSER}."""
        return {nom: self.cleaned_data[champ] for champ, nom in self.noms.items()}

    def sirens(self):
        """{number of a row: SIREN} of the rows that the answers name."""
        return {
            numero: siren
            for nom, siren in self.choisis().items()
            for numero in self.douteux[nom][0]
            if siren != LAISSER
        }
