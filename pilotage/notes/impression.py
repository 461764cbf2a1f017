"""Printing the note: the PDF of a document, and the name of its file."""

from cus_tracker.pdf import rendre

GABARIT = "pdf/note.html"


def imprimer(document):
    """The PDF of a note, tagged for PDF/UA-1; the same note gives the same bytes."""
    titre = f"{document.titre} – {document.seance}"
    return rendre(GABARIT, {"document": document}, titre=titre, auteur=document.auteur, sujet=document.horloges)


def nom_de_fichier(matiere):
    """« note-cus-31-2012-10-03-pleniere.pdf »."""
    version = "interne" if matiere.interne else "pleniere"
    return f"note-cus-{matiere.etude.region.code}-{matiere.au.isoformat()}-{version}.pdf"
