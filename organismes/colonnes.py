"""The columns of the list of organisms, as a file."""

from cus_tracker.exports import Colonne

COLONNES = (
    Colonne("organisme", lambda organisme: organisme.nom, 32),
    Colonne("sigle", lambda organisme: organisme.sigle),
    Colonne("SIREN", lambda organisme: organisme.siren, 12),
    Colonne("famille", lambda organisme: organisme.famille, 10),
    Colonne("siège", lambda organisme: organisme.siege.code, 8),
    Colonne("département du siège", lambda organisme: organisme.siege.nom, 20),
    Colonne("logements en région", lambda organisme: organisme.lu.logements),
    Colonne("logements-foyers en région", lambda organisme: organisme.lu.logements_foyers),
    Colonne("instruments attendus", lambda organisme: attendus(organisme.lu), 44),
    Colonne("absorbé par", lambda organisme: organisme.absorbe_par.nom if organisme.absorbe_par else "", 32),
    Colonne("absorbé le", lambda organisme: organisme.absorbe_le, 12),
)


def attendus(lu):
    """What is expected, in words; an unknown stock is not nothing."""
    return "patrimoine inconnu" if lu.patrimoine_inconnu else ", ".join(lu.attendus)
