"""The columns of the list of conventions and avenants, as a file."""

from cus_tracker.cycle import Etat
from cus_tracker.exports import Colonne

from .models.instrument import Dispositif, Objet, TroisValeurs

COLONNES = (
    Colonne("organisme", lambda ligne: ligne.organisme.nom, 32),
    Colonne("sigle", lambda ligne: ligne.organisme.sigle),
    Colonne("SIREN", lambda ligne: ligne.organisme.siren, 12),
    Colonne("famille", lambda ligne: ligne.organisme.famille, 10),
    Colonne("siège", lambda ligne: ligne.organisme.siege.code, 8),
    Colonne("département du siège", lambda ligne: ligne.organisme.siege.nom, 20),
    Colonne("génération", lambda ligne: str(ligne.generation), 12),
    Colonne("dispositif", lambda ligne: Dispositif(ligne.dispositif).label, 20),
    Colonne("avenant", lambda ligne: ligne.reference, 12),
    Colonne("objet", lambda ligne: Objet(ligne.objet).label if ligne.objet else "", 24),
    Colonne("état", lambda ligne: etat(ligne), 24),
    Colonne("depuis le", lambda ligne: ligne.etat_le, 12),
    Colonne(
        "remise en ordre", lambda ligne: TroisValeurs(ligne.remise_en_ordre).label if ligne.remise_en_ordre else ""
    ),
    Colonne("effet", lambda ligne: ligne.effet_le, 12),
    Colonne("échéance", lambda ligne: ligne.fin_le, 12),
)


def etat(ligne):
    """The state in words; an expected instrument has none yet, nor a file that nobody moved."""
    if ligne.etat:
        return Etat(ligne.etat).label
    return "aucun passage" if ligne.pk else "attendue"
