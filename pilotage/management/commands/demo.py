"""Load the demonstration through the ordinary import, and open its accounts (contracts §6)."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from cus_tracker.commande import Commande, Erreur
from pilotage.demonstration import classeur as preparer
from pilotage.demonstration.comptes import ouvrir
from pilotage.demonstration.fichier import ecrire
from pilotage.importation import importer

REFUS = (
    "La démonstration ne se charge pas ici\u00a0: cette installation pourrait servir des données réelles. "
    "Ajoutez --forcer si c’est bien ce que vous voulez."
)


def facteur(texte):
    """A scale typed on a command line, refused in French."""
    try:
        lu = Decimal(texte.replace(",", "."))
    except InvalidOperation:
        lu = Decimal(0)
    if not lu.is_finite() or lu <= 0:
        raise Erreur(f"L’échelle «\u00a0{texte}\u00a0» n’est pas un nombre positif, par exemple 1,3.")
    return lu


class Command(Commande):
    """`manage.py demo`, with `--forcer`; with `--classeur FICHIER` it only writes the workbook."""

    help = "Charge la démonstration, un Nord – Pas-de-Calais fictif au 3 octobre 2012, et ouvre ses comptes."

    def add_arguments(self, parser):
        parser.add_argument("--forcer", action="store_true", help="charger même hors du mode DEBUG")
        parser.add_argument("--classeur", metavar="FICHIER", help="écrire le classeur .xlsx, sans rien charger")
        parser.add_argument(
            "--echelle", default="1", metavar="NOMBRE", help="multiplier les quantités, par exemple par 1,3"
        )

    def handle(self, *, forcer, classeur: str | None, echelle, **options):
        feuilles = preparer(facteur(echelle))
        if classeur:
            self.enregistrer(feuilles, Path(classeur))
        elif not (settings.DEBUG or forcer):
            raise Erreur(REFUS)
        else:
            self.charger(feuilles)

    def enregistrer(self, feuilles, chemin):
        """Write the workbook where it was asked."""
        if chemin.suffix.lower() != ".xlsx":
            raise Erreur(f"Le fichier «\u00a0{chemin.name}\u00a0» doit porter l’extension .xlsx.")
        try:
            ecrire(feuilles, chemin)
        except OSError as erreur:
            raise Erreur(f"Le fichier «\u00a0{chemin}\u00a0» ne peut pas être écrit.") from erreur
        self.stdout.write(f"Classeur de démonstration écrit dans {chemin}.")

    def charger(self, feuilles):
        """Open the accounts, then import the workbook as the administrator; all or nothing."""
        agents = ouvrir()
        with TemporaryDirectory() as dossier:
            fichier = Path(dossier) / "demonstration.xlsx"
            ecrire(feuilles, fichier)
            rapport = importer(fichier, agents["admin"])
        if rapport.refus:
            raise Erreur("\n".join(["L’import a refusé la démonstration\u00a0:", *map(str, rapport.refus)]))
        self.stdout.write("Démonstration chargée\u00a0: comptes " + ", ".join(agents) + ".")
