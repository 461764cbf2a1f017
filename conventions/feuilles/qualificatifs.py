"""The sheet of the qualifiers: how an organism understood an indicator."""

from cus_tracker.feuilles import Choix, Code, FeuilleDeModele

from ..models import Qualificatif
from ..models.qualificatif import VALEURS
from .cles import (
    CLE_CONVENTION,
    LIEN,
    catalogue,
    cle_convention,
    identifiant_d_instrument,
    indicateur_de,
    nomme_une_convention,
)


class FeuilleQualificatifs(FeuilleDeModele):
    """ANRU in or out, reading of D.I, filled « à minima »."""

    nom = "qualificatifs"
    aide = "Comment un organisme a compris un indicateur\u00a0: reconstitution ANRU, lecture retenue, rempli à minima."
    modele = Qualificatif
    cle = (*CLE_CONVENTION, "indicateur", "qualificatif")
    colonnes = (
        *cle_convention("convention__"),
        Code("indicateur", requise=True, champ=LIEN, chemin="indicateur__code", aide="Code légal, par exemple A.I."),
        Choix("qualificatif", requise=True, choix=tuple(VALEURS)),
        Code(
            "valeur",
            requise=True,
            max=20,
            aide="\u00a0; ".join(f"{nature}\u00a0: {', '.join(codes)}" for nature, codes in VALEURS.items()),
        ),
    )

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def verifier(self, numero, ligne, avant):
        connues = VALEURS[ligne["qualificatif"]]
        if indicateur_de(self, numero, ligne) is None:
            return False
        if ligne["valeur"] not in connues:
            self.refuser(numero, "valeur", f"un de ces codes\u00a0: {', '.join(connues)}")
            return False
        return True

    def lier(self, objet, ligne):
        cle = tuple(ligne[nom] for nom in CLE_CONVENTION)
        objet.convention_id = identifiant_d_instrument(self.examen, *cle)
        objet.indicateur = self.examen.table(catalogue)[ligne["generation"], ligne["dispositif"], ligne["indicateur"]]
