"""All that is known of a cell: definition, objective, history, former years, peers, thread."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from conventions.models import Indicateur

from . import lecture
from .comparaison import comparer
from .grille import libelles
from .grille.cles import lire_nom
from .grille.doutes import doute
from .grille.objectifs import Objectifs
from .grille.structure import est_permise
from .grille.textes import NATURES_OUI_NON, ecrire
from .models import Fil, Realise
from .verrous import close_sur, closes_de

ETAPES = ("mesure", "debut", "fin", "departement", "produit", "epci", "zonage", "zus", "segment")


BORNES = {
    "nombre": "Un nombre entier, zéro compris, «\u00a0n.c.\u00a0» ou «\u00a0s.o.\u00a0».",
    "pourcentage": "De 0 à 100, en points, «\u00a0n.c.\u00a0» ou «\u00a0s.o.\u00a0».",
    "montant": "Un montant, «\u00a0n.c.\u00a0» ou «\u00a0s.o.\u00a0».",
    "oui_non": "«\u00a0oui\u00a0», «\u00a0non\u00a0», «\u00a0n.c.\u00a0» ou «\u00a0s.o.\u00a0».",
}


@dataclass(frozen=True)
class Ecrit:
    """A version as it is told: its text, its row."""

    texte: str
    ligne: Realise


class DossierDeCase:
    """A cell of an evaluation, read when asked; 404 when the grid has no such cell."""

    def __init__(self, evaluation, nom, request):
        self.evaluation, self.agent, self.regard = evaluation, request.user, request.regard
        self.cle = _cle(nom, evaluation)
        fiches = lecture.fiches(
            evaluation.convention.generation_id, lecture.dispositifs(evaluation), fin=evaluation.fin
        )
        self.fiche = fiches.get(self.cle.indicateur)
        if self.fiche is None or not est_permise(self.cle, self.fiche):
            raise Http404
        self.indicateur = Indicateur.objects.get(pk=self.cle.indicateur)
        self.sujet = lecture.sujets([evaluation], au=self.regard.au)[evaluation.pk]

    @property
    def nom(self):
        """The name of its field."""
        return self.cle.nom

    def relire(self):
        """Forget the versions read, for what was just written to be seen."""
        for nom in ("_lignes", "histoire"):
            self.__dict__.pop(nom, None)

    @property
    def libelle(self):
        """« A.I PLAI, Nord 2011 »."""
        return libelles.case(self.cle, self.fiche, {code: nom for code, nom, _ in self.sujet.territoires})

    @property
    def modifiable(self):
        """True when the agent may write in it from this page."""
        return self.evaluation.modifiable and self.evaluation.est_ouverte and self.close is None

    @property
    def close(self):
        """The closed period that holds the cell, None where it may be typed."""
        return close_sur(self.cle.debut, self.cle.fin, closes_de(self.evaluation))

    @property
    def resoluble(self):
        """True when the agent may settle its thread."""
        return self.evaluation.modifiable or self.evaluation.validable

    @cached_property
    def vise(self):
        """The objective of the cell, None when nothing was promised there."""
        lignes = lecture.objectifs([self.sujet], self.regard, indicateurs=[self.fiche.pk])[self.sujet.pk]
        return Objectifs(lignes).vise(self.cle, self.fiche)

    @cached_property
    def _lignes(self):
        """Every version of these axes, whatever the period, the latest first."""
        axes = {nom: getattr(self.cle, nom) for nom in ETAPES if nom not in ("debut", "fin")}
        lignes = Realise.objects.filter(
            convention=self.evaluation.convention_id, indicateur=self.fiche.pk, remplacee_le=None, **axes
        )
        if self.regard.borne is not None:
            lignes = lignes.filter(saisi_le__lt=self.regard.borne)
        return list(lignes.select_related("par").order_by("-saisi_le", "-pk"))

    @cached_property
    def histoire(self):
        """The versions of the cell itself, the latest first."""
        siennes = [x for x in self._lignes if (x.debut, x.fin) == (self.cle.debut, self.cle.fin)]
        return [Ecrit(ecrire(x.valeur, x.mention, self.fiche.nature) or "vide", x) for x in siennes]

    @property
    def actuelle(self):
        """The version that stands, None when nothing was ever given."""
        return self.histoire[0] if self.histoire else None

    @property
    def autres_periodes(self):
        """What the same axes say for other periods: the latest version of each, in order."""
        dernieres = {}
        for ligne in self._lignes:
            if (ligne.debut, ligne.fin) != (self.cle.debut, self.cle.fin):
                dernieres.setdefault((ligne.debut, ligne.fin), ligne)
        return [
            (libelles.periode(*periode), ecrire(ligne.valeur, ligne.mention, self.fiche.nature) or "vide")
            for periode, ligne in sorted(dernieres.items())
        ]

    @property
    def doute(self):
        """What looks odd in the value that stands."""
        valeur = self.actuelle.ligne.valeur if self.actuelle else None
        parc = self.sujet.parc if self.cle.debut == self.cle.fin else 0
        return doute(valeur, self.fiche, self.vise.valeur if self.vise else None, parc)

    @property
    def bornes(self):
        """What is expected of a value, in words."""
        return BORNES.get("oui_non" if self.fiche.nature in NATURES_OUI_NON else self.fiche.nature, "")

    @cached_property
    def comparaison(self):
        """Its place among peers."""
        return comparer(self.evaluation, self.cle, self.fiche, agent=self.agent, au=self.regard.au)

    @cached_property
    def fil(self):
        """Its thread, None when nobody wrote."""
        return Fil.objects.filter(**self.adresse).prefetch_related("messages__par").first()

    @property
    def adresse(self):
        """What finds its thread."""
        champs = {nom: getattr(self.cle, nom) for nom in ETAPES}
        return {"evaluation": self.evaluation, "indicateur_id": self.fiche.pk, **champs}


def _cle(nom, evaluation):
    try:
        cle = lire_nom(nom)
    except ValueError as refus:
        raise Http404 from refus
    if cle.evaluation != evaluation.pk or not (evaluation.debut <= cle.debut <= cle.fin <= evaluation.fin):
        raise Http404
    return cle
