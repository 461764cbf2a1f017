"""What a printed document says, as frozen objects that the PDF and the page both render.

A text is a plain string, or a tuple of strings of which some are `Fort`, `Exposant` or `Insecable`; rendered, it is
escaped.
A figure is quoted by its id in the registry (`a1.total`) in a `Marge`, a `Tuile` or a `Cellule`, and has its row, a
`Renvoi`, in the register of the annex. The document numbers charts and tables in reading order: nobody does by hand.

    Section("1.", "État d’avancement", constat="63 des 65 instruments attendus sont signés.", blocs=(
        Paragraphe(
            (Fort("Accession."), " 11 CUS sont signées."),
            marge=(Marge("11", "etat.accession.signees", "12 organismes attendus"),),
        ),
        Figure("Où en est chaque instrument", graphique=Marques(...), tableau=Tableau("Instruments par état", ...)),
    ))
"""

from .blocs import Bloc, Cellule, Colonne, Figure, Graphique, Ligne, Liste, Marge, Paragraphe, Section, Tableau
from .ensemble import Document, Precision, Renvoi, Tuile
from .textes import Exposant, Fort, Insecable, Texte, ancre, en_clair, reference

__all__ = [
    "Bloc",
    "Cellule",
    "Colonne",
    "Document",
    "Exposant",
    "Figure",
    "Fort",
    "Graphique",
    "Insecable",
    "Ligne",
    "Liste",
    "Marge",
    "Paragraphe",
    "Precision",
    "Renvoi",
    "Section",
    "Tableau",
    "Texte",
    "Tuile",
    "ancre",
    "en_clair",
    "reference",
]
