"""Small workbooks written by hand, for the tests of the import."""

from datetime import datetime, time

import xlsxwriter

from cus_tracker.regard import PARIS
from pilotage.importation import examiner, importer

A, B, C = "800000010", "800000028", "800000036"
ORGANISMES = ["siren", "nom", "sigle", "famille", "departement_siege", "absorbe_par", "absorbe_le"]
CLE = ["siren", "generation", "dispositif"]
PASSAGES = [*CLE, "avenant", "etat", "le", "saisi_le", "motif"]
VALEURS = [*CLE, "indicateur", "nature", "debut", "fin", "valeur", "saisi_le"]
CUS = (A, "2011-2016", "locatif")


def organisme(siren=A, nom="Logis du Phare Inventé", siege="59", *absorption):
    """A row of the sheet `organismes`."""
    return [siren, nom, "", "ESH", siege, *absorption]


def socle(**feuilles):
    """An organism with its CUS locatif, under other sheets."""
    return {
        "organismes": [ORGANISMES, organisme()],
        "conventions": [CLE, list(CUS)],
        **feuilles,
    }


def ecrire(dossier, nom="classeur.xlsx", **feuilles):
    """Write {sheet: [headers, row, …]} and give the path."""
    chemin = dossier / nom
    with xlsxwriter.Workbook(str(chemin), {"default_date_format": "yyyy-mm-dd"}) as fichier:
        for titre, lignes in feuilles.items():
            feuille = fichier.add_worksheet(titre)
            for rang, ligne in enumerate(lignes):
                for colonne, cellule in enumerate(ligne):
                    poser(feuille, rang, colonne, cellule)
    return chemin


def poser(feuille, rang, colonne, cellule):
    """One cell as Python has it: a text stays a text."""
    if isinstance(cellule, str):
        feuille.write_string(rang, colonne, cellule)
    elif cellule is not None:
        feuille.write(rang, colonne, cellule)


def verser(dossier, agent=None, **feuilles):
    """Import a small workbook, all of it taken."""
    rapport = importer(ecrire(dossier, **feuilles), agent)
    assert rapport.refus == []
    assert rapport.enregistre
    return rapport


def refus(dossier, agent=None, **feuilles):
    """{address: what was expected} of the cells that an import refuses."""
    return {r.cellule: r.attendu for r in importer(ecrire(dossier, **feuilles), agent).refus}


def comptes(rapport, nom):
    """(new, changed, identical, refused) of a sheet."""
    compte = rapport.comptes[nom]
    return compte.nouvelles, compte.modifiees, compte.identiques, compte.refusees


def examen(dossier, agent=None, **feuilles):
    """What a small workbook would change."""
    return examiner(ecrire(dossier, **feuilles), agent)


def a_paris(jour, heure=time.min):
    """A moment of Paris."""
    return datetime.combine(jour, heure, tzinfo=PARIS)


def accepter(client, page):
    """Accept the preview; gives the import."""
    depot = page.context["depot"]
    client.post(f"/importer/{depot.uuid}/enregistrer/")
    depot.refresh_from_db()
    assert depot.etat == "enregistree", depot.rapport
    return depot
