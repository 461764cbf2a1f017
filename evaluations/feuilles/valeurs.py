"""The sheet of the values: objectives in conventions, results in evaluations."""

from collections import defaultdict

from conventions.feuilles.valeurs import FeuilleValeurs
from conventions.feuilles.versions import Versions, identifiant_en_base

from ..models import Evaluation, Realise
from ..verrous import close_sur, closes_connues

ROUVRIR = "rien\u00a0: l’évaluation de cette période est validée, rouvrez-la"
FERMEES = {
    Evaluation.Etat.VALIDEE: ROUVRIR,
    Evaluation.Etat.TRANSMISE: "rien\u00a0: l’évaluation de cette période est transmise, renvoyez-la en saisie",
}


def _periodes(evaluations):
    periodes = defaultdict(list)
    for convention, debut, fin in evaluations.values_list("convention", "debut", "fin"):
        periodes[convention].append((debut, fin))
    return dict(periodes)


def _touche(debut, fin, periodes):
    """True when years overlap one of these periods."""
    return any(debut <= derniere and premiere <= fin for premiere, derniere in periodes)


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

    def fermee(self, ligne):
        _, _, debut, fin, _ = ligne.cellule
        convention = identifiant_en_base(self.examen, *self.feuille.liste_pieces[ligne.attaches[0]])
        if self.examen.agent is None:
            return ""
        if close := close_sur(debut, fin, self.examen.table(closes_connues).get(convention, ())):
            return f"{FERMEES[close.etat]} avant d’y changer une valeur"
        if _touche(debut, fin, self.examen.table(self.periodes_d_autrui).get(convention, ())):
            return "rien\u00a0: un autre service pilote l’évaluation de cette période"
        return ""

    def periodes_d_autrui(self):
        """{convention: periods of evaluations} that another service pilots: the right to write follows the pilot."""
        siennes = Evaluation.objects.modifiables_par(self.examen.agent)
        return _periodes(Evaluation.objects.exclude(pk__in=siennes.values("pk")))

    @classmethod
    def piece(cls, ligne, pieces):
        avenant = ligne["avenant_id"]
        return pieces[avenant] if avenant else super().piece(ligne, pieces)


class FeuilleValeursEtRealises(FeuilleValeurs):
    """Objectives in conventions, results in evaluations, one sheet."""

    destinations = {"objectif": Versions, "realise": VersionsRealisees}
