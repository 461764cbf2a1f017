"""Sheets of the exclusion sets, and of what is expected of an organism against what its stock says."""

from cus_tracker.feuilles import Choix, Jour, OuiNon, Parmi, Texte

from ..attendus import LIBELLES
from ..models import Attente, Inclusion, Perimetre
from .cles import FeuilleDOrganisme, reserve_a_la_dreal


def perimetres():
    """{name: identifier} of the exclusion sets."""
    return dict(Perimetre.objects.values_list("nom", "pk"))


class FeuillePerimetres(FeuilleDOrganisme):
    """Who is left out of what, why, and between which days."""

    nom = "perimetres"
    aide = (
        "Les ensembles d’exclusion nommés\u00a0: hors-cus (aucune CUS attendue) "
        "et hors-statistiques (hors des totaux et des dénominateurs)."
    )
    modele = Inclusion
    cle = ("nom", "siren", "du")
    colonnes = (
        Parmi(
            "nom",
            requise=True,
            connus=perimetres,
            attendu="le nom d’un périmètre qui existe (hors-cus, hors-statistiques)",
            max=80,
            champ="perimetre_id",
            chemin="perimetre__nom",
        ),
        FeuilleDOrganisme.colonne_siren(),
        Texte("motif", requise=True),
        Jour("du", champ="debut", aide="Premier jour inclus\u00a0; vide\u00a0: depuis toujours."),
        Jour("au", champ="fin", aide="Dernier jour inclus\u00a0; vide\u00a0: sans fin."),
    )

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def verifier(self, numero, ligne, avant):
        if ligne["du"] and ligne["au"] and ligne["au"] < ligne["du"]:
            self.refuser(numero, "au", "une date qui ne précède pas la colonne du")
            return False
        return True


class FeuilleAttentes(FeuillePerimetres):
    """Which instrument is expected of an organism, or no longer, against what its stock says, and why."""

    nom = "attentes"
    aide = "Les attentes corrigées\u00a0: un instrument attendu, ou qui ne l’est plus, contre ce que dit le patrimoine."
    modele = Attente
    cle = ("siren", "instrument", "du")
    colonnes = (
        FeuilleDOrganisme.colonne_siren(),
        Choix("instrument", requise=True, choix=tuple(LIBELLES)),
        OuiNon("attendu", requise=True),
        Texte("motif", requise=True),
        Jour("du", champ="debut", aide="Premier jour inclus\u00a0; vide\u00a0: depuis toujours."),
        Jour("au", champ="fin", aide="Dernier jour inclus\u00a0; vide\u00a0: sans fin."),
    )
