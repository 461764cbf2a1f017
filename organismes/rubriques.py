"""The kinds of rows that the file of an organism holds, each added, corrected and struck out in the same way."""

from dataclasses import dataclass

from .forms import AttenteForm, CorrespondantForm, EchangeForm, FicheForm, InclusionForm, PatrimoineForm


@dataclass(frozen=True)
class Rubrique:
    """A kind of rows: its word in the URL, where they hang on the organism, their form, the titles of the gestures.

    `tenue`: kept by those who keep the identity of the organism, while a DDTM too writes in the thread.
    """

    nom: str
    liees: str
    form: type[FicheForm]
    ajouter: str
    corriger: str
    supprimer: str
    aide: str = ""
    tenue: bool = True


RUBRIQUES = (
    Rubrique(
        "patrimoine",
        "patrimoines",
        PatrimoineForm,
        "Ajouter un patrimoine",
        "Corriger un patrimoine",
        "Supprimer un patrimoine",
        "Un nombre nul est un chiffre ; une case vide dit qu’on ne sait pas.",
    ),
    Rubrique(
        "perimetre",
        "inclusions",
        InclusionForm,
        "Mettre dans un périmètre d’exclusion",
        "Corriger ou clore une exclusion",
        "Supprimer une exclusion",
        "Une exclusion se clôt par sa fin, dernier jour inclus ; elle ne se supprime que saisie à tort.",
    ),
    Rubrique(
        "attente",
        "attentes",
        AttenteForm,
        "Corriger ce qui est attendu",
        "Modifier une attente corrigée",
        "Supprimer une attente corrigée",
        "La loi et le patrimoine disent ce qui est attendu ; une attente corrigée dit autre chose, pour un motif.",
    ),
    Rubrique(
        "correspondant",
        "correspondants",
        CorrespondantForm,
        "Ajouter un correspondant",
        "Corriger un correspondant",
        "Retirer un correspondant",
        tenue=False,
    ),
    Rubrique(
        "fil",
        "echanges",
        EchangeForm,
        "Ajouter au fil de suivi",
        "Corriger un échange",
        "Retirer un échange",
        tenue=False,
    ),
)
