"""The kinds of rows that the file of an instrument holds, each added, corrected and struck out in the same way."""

from dataclasses import dataclass

from .forms_dossier import AvisForm, JalonForm, PieceDeDossierForm, SignataireForm


@dataclass(frozen=True)
class Rubrique:
    """A kind of rows: its word in the URL, where they hang, the gesture that opens it, its form, its titles."""

    nom: str
    liees: str
    geste: str
    form: type[PieceDeDossierForm]
    ajouter: str
    corriger: str
    supprimer: str


RUBRIQUES = {
    r.nom: r
    for r in (
        Rubrique(
            "jalon", "jalons", "jalonner", JalonForm, "Ajouter un jalon", "Corriger un jalon", "Supprimer un jalon"
        ),
        Rubrique("avis", "avis", "aviser", AvisForm, "Ajouter un avis", "Corriger un avis", "Supprimer un avis"),
        Rubrique(
            "signataire",
            "signataires",
            "contresigner",
            SignataireForm,
            "Ajouter un signataire",
            "Corriger un signataire",
            "Supprimer un signataire",
        ),
    )
}
