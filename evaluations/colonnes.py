"""The columns of the board of a campaign, as files hand them over."""

from conventions.models.instrument import Dispositif
from cus_tracker.exports import Colonne
from cus_tracker.regard import PARIS


def colonnes(tableau):
    """What the board shows of each evaluation, then each indicator: « 3/6 », the values given out of those asked."""
    return (
        *IDENTITE,
        *(
            Colonne(
                f"{fiche.code} ({Dispositif(fiche.dispositif).label})", lambda x, rang=rang: _part(x.parts[rang]), 12
            )
            for rang, fiche in enumerate(tableau.fiches.values())
        ),
    )


def _titre(fiche):
    return f"{fiche.code} ({Dispositif(fiche.dispositif).label})"


def _part(part):
    return f"{part.donnees}/{part.demandees}" if part.demandees else None


def _saisie_le(ligne):
    return ligne.derniere.saisi_le.astimezone(PARIS).date() if ligne.derniere else None


IDENTITE = (
    Colonne("organisme", lambda x: x.evaluation.convention.organisme.nom, 32),
    Colonne("SIREN", lambda x: x.evaluation.convention.organisme.siren, 12),
    Colonne("siège", lambda x: x.evaluation.convention.organisme.siege.code, 8),
    Colonne("CUS", lambda x: x.evaluation.convention.get_dispositif_display(), 20),
    Colonne("début", lambda x: x.evaluation.debut, 8),
    Colonne("fin", lambda x: x.evaluation.fin, 8),
    Colonne("état", lambda x: x.evaluation.get_etat_display(), 14),
    Colonne("valeurs données", lambda x: x.total.donnees, 14),
    Colonne("valeurs demandées", lambda x: x.total.demandees, 14),
    Colonne("pilote", lambda x: x.pilote.nom, 28),
    Colonne("à rendre le", lambda x: x.pilote.echeance, 12),
    Colonne("jours de retard", lambda x: x.retard or None, 14),
    Colonne("dernière saisie", _saisie_le, 14),
)
