"""Reading a note as its reader does: every text of a document, in reading order."""

from cus_tracker.document import Figure, Liste, Paragraphe, Tableau, en_clair
from cus_tracker.regard import Regard
from pilotage.chiffres import Etude
from pilotage.notes import Matiere, note
from tests.fabriques import JOUR

CONNU = JOUR


def ecrire(au=JOUR, *, region="31", connu_le=None, generation=None, interne=False, seance=None):
    """The note of a région, as an object."""
    etude = Etude(Regard(au, connu_le, region), generation)
    return note(Matiere.lire(etude, edite_le=CONNU, interne=interne, seance=seance))


def simple(mots):
    """Words with plain spaces."""
    return en_clair(mots).replace("\u00a0", " ")


def textes(document):
    """Every sentence, heading, cell and caption of the body, the annex left out."""
    yield from map(simple, (document.titre, document.chapo, document.instance, document.seance, document.horloges))
    for tuile in document.tuiles:
        yield simple(
            " ".join((tuile.qualificatif, tuile.valeur, tuile.unite, en_clair(tuile.legende), tuile.couverture))
        )
    yield from map(simple, (*document.essentiel, *document.rappel))
    for section in document.plan:
        yield simple(section.titre)
        yield simple(section.constat)
        for bloc in section.blocs:
            yield from du_bloc(bloc)


def du_bloc(bloc):
    """The texts of a block."""
    if isinstance(bloc, Paragraphe):
        yield simple(bloc.texte)
        yield from (simple(f"{entree.valeur} {entree.couverture}") for entree in bloc.marge)
    elif isinstance(bloc, Liste):
        yield from map(simple, bloc.elements)
    elif isinstance(bloc, Figure):
        yield from map(simple, (bloc.titre, bloc.unite, bloc.source, bloc.graphique.alternative))
        yield from du_bloc(bloc.tableau)
    elif isinstance(bloc, Tableau):
        yield from map(simple, (bloc.titre, bloc.unite, bloc.source))
        for ligne in bloc.lignes:
            yield " | ".join(simple(cellule.texte) for cellule in ligne.riches)


def annexe(document):
    """The texts of the annex."""
    yield from (f"{p.terme}. {simple(p.texte)}" for p in document.precisions)
    for renvoi in document.registre:
        yield simple(" | ".join((renvoi.chiffre, renvoi.formule, renvoi.valeur, renvoi.couverture, renvoi.source)))


def lire(*args, **options):
    """The body of the note as one text."""
    return "\n".join(texte for texte in textes(ecrire(*args, **options)) if texte.strip())
