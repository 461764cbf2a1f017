"""Sheets of what came of it: objectives and results in one sheet of values, and the evaluations."""

from conventions.feuilles.cles import CLE_CONVENTION, cle_convention, identifiant_d_instrument, nomme_une_convention
from conventions.feuilles.valeurs import FeuilleValeurs
from conventions.feuilles.versions import Versions, identifiant_en_base
from cus_tracker.feuilles import Annee, Choix, FeuilleDeModele, Jour, Texte

from .models import Evaluation, Realise


class VersionsRealisees(Versions):
    """Results hang on the convention; the avenant that a row may name is no part of its key."""

    modele = Realise
    liens = ("convention", "avenant")

    def rattacher(self, convention, piece):
        return convention, (piece if piece != convention else None)

    def vide_permis(self, ligne):
        return False

    def _memes_liens(self, ligne, liens):
        if "avenant" not in self.feuille.places:
            return True
        piece = ligne.attaches[1]
        return liens[0] == (
            None if piece is None else identifiant_en_base(self.examen, *self.feuille.liste_pieces[piece])
        )

    @classmethod
    def piece(cls, ligne, pieces):
        avenant = ligne["avenant_id"]
        return pieces[avenant] if avenant else super().piece(ligne, pieces)


class FeuilleValeursEtRealises(FeuilleValeurs):
    """Objectives in conventions, results in evaluations, one sheet."""

    destinations = {"objectif": Versions, "realise": VersionsRealisees}


class FeuilleEvaluations(FeuilleDeModele):
    """Where the evaluation of a convention over a period stands, and what it concludes."""

    nom = "evaluations"
    aide = "Les évaluations\u00a0: une ligne par convention et par période."
    modele = Evaluation
    cle = (*CLE_CONVENTION, "debut", "fin")
    colonnes = (
        *cle_convention("convention__"),
        Annee("debut", requise=True),
        Annee("fin", requise=True),
        Choix("etat", requise=True, choix=tuple(Evaluation.Etat.values)),
        Texte("appreciation"),
        Texte("conclusion"),
        Jour("le"),
    )

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def verifier(self, numero, ligne, avant):
        if ligne["fin"] < ligne["debut"]:
            self.refuser(numero, "fin", "une année qui ne précède pas la première")
            return False
        return True

    def lier(self, objet, ligne):
        objet.convention_id = identifiant_d_instrument(self.examen, *(ligne[nom] for nom in CLE_CONVENTION))
