"""The rows of the table: what is timed, against which anchor, towards which goal, and whether its answer is right."""

import gc
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from python_calamine import load_workbook

from cus_tracker.regard import Regard
from pilotage.chiffres import Etude, calculer
from pilotage.importation import importer
from pilotage.importation.sortie import exporter
from pilotage.notes import Matiere, note
from pilotage.notes.impression import GABARIT, imprimer
from territoires.models import Agent, Region

from .mesure import croiser
from .nation import AU, PAR_REGION, a1_attendu, ecrire_classeur

REGION = "31"
DATE = f"?au={AU.isoformat()}"
# The région that 31 and 22 became: its list fills a page.
FUSION, PAGE = ("32", date(2019, 1, 1)), 100


@dataclass(frozen=True)
class Ligne:
    """One line of the table: what was measured, what for, whether the answers were right."""

    travail: str
    mesure: float
    unite: str
    but: float
    juste: bool

    @property
    def tenu(self):
        """A goal missed by less than the noise of a ratio is met."""
        return self.juste and self.mesure <= self.but * 1.15


def administrateur(region, au):
    """A client signed in as an administrator of this région, who looks at that day."""
    agent = Agent.objects.create_superuser(
        f"bench-{region}", password=None, role="admin", region=Region.objects.get(code=region), au_retenu=au
    )
    client = Client()
    client.force_login(agent)
    return client


def pages(horloge):
    """The dashboard and the list of conventions, against the floor and the stock admin."""
    client, fusion, reponses = administrateur(REGION, AU), administrateur(*FUSION), {}

    def demander(nom, adresse, avant=lambda: None, client=client):
        def travail():
            avant()
            reponses[nom] = client.get(adresse)

        return travail

    adresses = {"ok_user": "/ok/", "admin": "/admin/conventions/instrument/"}
    demandes = {nom: demander(nom, adresse) for nom, adresse in adresses.items()}
    demandes["liste"] = demander("liste", "/conventions/", client=fusion)
    demandes |= {"neuf": demander("neuf", f"/{DATE}", cache.clear), "su": demander("su", f"/{DATE}")}
    cpu, justes = croiser(horloge, demandes, {"ok_user": 20, "su": 5}), _justes(reponses)
    yield Ligne("ancre\u00a0: ok_user", 1000 * cpu["ok_user"], "ms", float("inf"), justes["ok_user"])
    yield Ligne("ancre\u00a0: admin", 1000 * cpu["admin"], "ms", float("inf"), justes["admin"])
    yield Ligne("liste des conventions", cpu["liste"] / cpu["admin"], "× admin", 0.40, justes["liste"])
    yield Ligne("tableau de bord, première fois", cpu["neuf"] / cpu["ok_user"], "× ok_user", 25, justes["neuf"])
    yield Ligne("tableau de bord, ensuite", cpu["su"] / cpu["ok_user"], "× ok_user", 4, justes["su"])


def _justes(reponses):
    """Which pages answered, and said what the invented région is made of."""
    justes = {nom: reponse.status_code == 200 for nom, reponse in reponses.items()}
    justes["liste"] &= reponses["liste"].content.count(b"<strong>Bailleur imaginaire ") == PAGE
    justes["admin"] &= reponses["admin"].content.count(b">Bailleur imaginaire ") == PAGE
    justes["neuf"] &= f"{PAR_REGION}".encode() in reponses["neuf"].content
    justes["su"] &= reponses["su"].content[-400:] == reponses["neuf"].content[-400:]
    return justes


def chiffres(horloge):
    """Every figure of a région, nothing cached."""
    regard, rendu = Regard(AU, None, REGION), {}

    def travail():
        rendu["chiffres"] = calculer(Etude(regard))

    cpu = croiser(horloge, {"chiffres": travail}, {})["chiffres"]
    yield Ligne("tous les chiffres d’une région", cpu, "s", 0.5, rendu["chiffres"]["a1.total"].valeur == a1_attendu())


def documents(horloge):
    """The note, data and charts included, against the printing of its finished text."""
    regard, rendu = Regard(AU, None, REGION), {}
    document = note(Matiere.lire(Etude(regard), edite_le=AU))
    render_to_string(GABARIT, {"document": document})

    def entiere():
        rendu["note"] = imprimer(note(Matiere.lire(Etude(regard), edite_le=AU)))

    def finie():
        rendu["finie"] = imprimer(document)

    cpu = croiser(horloge, {"entière": entiere, "finie": finie}, {})
    juste = rendu["note"] == rendu["finie"] and rendu["note"].startswith(b"%PDF")
    yield Ligne("note de séance", cpu["entière"] / cpu["finie"], "× son impression", 1.3, juste)


def imports(horloge, dossier, regions):
    """A hundred thousand values in, then the same file again; once each: they write."""
    chemin = dossier / "import.xlsx"
    nombre = ecrire_classeur(chemin, regions)
    premiere, rapport = horloge.chrono(lambda: importer(chemin, None))
    seconde, relu = horloge.chrono(lambda: importer(chemin, None))
    plancher, _ = horloge.chrono(lambda: sum(1 for _ in load_workbook(chemin).get_sheet_by_name("valeurs").iter_rows()))
    juste = not rapport.refus and rapport.comptes["valeurs"].nouvelles == nombre
    yield Ligne("ancre\u00a0: lecture par calamine", plancher / nombre * 1e6, "µs par ligne", float("inf"), True)
    yield Ligne(f"import de {nombre} valeurs", premiere / nombre * 1e6, "µs par ligne", 60, juste)
    yield Ligne("le même fichier de nouveau", seconde / premiere, "× le premier", 0.5, relu.ecrites == 0)


def exports(horloge, dossier, attendues):
    """The whole base out, values by far the most of it."""
    chemin = dossier / "export.xlsx"
    memoire, (cpu, _) = peser(lambda: horloge.chrono(lambda: exporter(chemin, "xlsx")))
    with ZipFile(chemin) as classeur:
        rangees = sum(classeur.read(nom).count(b"</row>") for nom in classeur.namelist() if "sheet" in nom)
    yield Ligne(f"export de {attendues} valeurs", cpu / attendues * 1e6, "µs par ligne", 50, rangees > attendues)
    yield Ligne("mémoire de l’export", memoire, "Mo", 60, rangees > attendues)


def peser(travail):
    """(Mo that this process grew by at the highest of a work, what it gave)."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    avant, rendu = _poids("VmRSS"), travail()
    return _poids("VmHWM") - avant, rendu


def _poids(quoi):
    [ligne] = [ligne for ligne in Path("/proc/self/status").read_text().splitlines() if ligne.startswith(quoi)]
    return int(ligne.split()[1]) / 1024
