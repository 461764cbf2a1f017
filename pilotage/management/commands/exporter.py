"""Write the whole base as a workbook (contracts §6)."""

from pathlib import Path

from cus_tracker.commande import Commande, Erreur
from pilotage.importation.sortie import exporter


class Command(Commande):
    """`manage.py exporter FICHIER`: .xlsx or .ods, by its extension."""

    help = "Écrit toute la base dans un classeur d’échange .xlsx ou .ods."

    def add_arguments(self, parser):
        parser.add_argument("fichier", metavar="FICHIER", help="le classeur à écrire, .xlsx ou .ods")

    def handle(self, *, fichier, **options):
        chemin = Path(fichier)
        genre = chemin.suffix.lower().removeprefix(".")
        if genre not in ("xlsx", "ods"):
            raise Erreur(f"Le fichier «\u00a0{chemin.name}\u00a0» doit porter l’extension .xlsx ou .ods.")
        try:
            exporter(chemin, genre)
        except OSError as erreur:
            raise Erreur(f"Le fichier «\u00a0{chemin}\u00a0» ne peut pas être écrit.") from erreur
        self.stdout.write(f"Base écrite dans {chemin}.")
