"""The whole note: its sections in order, put together as one document that the PDF and the page both render."""

from dataclasses import fields, is_dataclass, replace

from cus_tracker.document import Document, Section
from cus_tracker.typographie import corriger, jour

from . import annexe, couverture, dialogue, etat, limites, offre, patrimoine, realisations, suites, vente
from .matiere import horloges

TITRE = "Les conventions d’utilité sociale"
INTERNE = "Version interne : nomme des organismes, ne pas diffuser"
# Identifiers, not words: typography has nothing to set right in them.
CODES = frozenset(("chiffre", "etat", "classe", "genre"))


def note(matiere):
    """The briefing of a région for a plenary session: the plan of 2012, every number computed."""
    region = matiere.etude.region.nom
    return corriges(
        Document(
            titre=TITRE,
            chapo=couverture.chapo(matiere),
            auteur=f"Préfet de la région {region}",
            marque=("Préfet", "de la région", region),
            instance=couverture.instance(matiere),
            seance=f"Séance plénière du {jour(matiere.seance)}",
            horloges=horloges(matiere),
            tuiles=couverture.tuiles(matiere),
            essentiel=couverture.essentiel(matiere),
            rappel=couverture.rappel(matiere),
            sections=(etat.section(matiere), dialogue.section(matiere), enseignements(matiere)),
            precisions=annexe.precisions(matiere),
            registre=annexe.registre(matiere),
            mention=INTERNE if matiere.interne else "",
        )
    )


def enseignements(matiere):
    """Section 3: what the objectives say, then what limits them, then what comes next."""
    orientations = Section(
        "3.1",
        "Les orientations stratégiques des organismes régionaux",
        sections=(
            offre.section(matiere),
            patrimoine.section(matiere),
            vente.section(matiere),
            *realisations.sections(matiere),
        ),
        court="Enseignements",
    )
    return Section(
        "3.",
        "Enseignements tirés des CUS logements locatifs",
        sections=(orientations, limites.section(matiere), suites.section(matiere)),
        au_sommaire=False,
    )


def corriges(objet):
    """The same objects, every text with French typography; marks and codes are kept."""
    if isinstance(objet, str):
        return type(objet)(corriger(objet))
    if isinstance(objet, tuple):
        return type(objet)(corriges(un) for un in objet) if type(objet) is tuple else objet
    if not is_dataclass(objet):
        return objet
    return replace(objet, **{c.name: corriges(getattr(objet, c.name)) for c in fields(objet) if c.name not in CODES})
