"""Write the briefing of a plenary session as a PDF (contracts §6)."""

from pathlib import Path

from cus_tracker.commande import Commande, Erreur
from cus_tracker.regard import aujourd_hui
from pilotage.management.regard import ajouter_regard, jour, lire_etude
from pilotage.notes import Matiere, note
from pilotage.notes.impression import imprimer


class Command(Commande):
    """`manage.py note --region 31 --au 2012-10-03 SORTIE.pdf`, with `--connu-le`, `--generation`, `--interne`."""

    help = "Écrit la note de séance plénière d’une région à une date, en PDF."

    def add_arguments(self, parser):
        ajouter_regard(parser)
        parser.add_argument("--seance", help="jour de la séance ; celui de la situation par défaut")
        parser.add_argument("--interne", action="store_true", help="version interne, qui nomme les organismes")
        parser.add_argument("sortie", metavar="SORTIE.pdf", help="fichier à écrire")

    def handle(self, *, sortie, interne, seance, region, au, connu_le, generation, **options):
        chemin = Path(sortie)
        if chemin.suffix.lower() != ".pdf":
            raise Erreur(f"Le fichier «\u00a0{chemin.name}\u00a0» doit porter l’extension .pdf.")
        etude = lire_etude(region=region, au=au, connu_le=connu_le, generation=generation)
        le = jour(seance) if seance else None
        matiere = Matiere.lire(etude, edite_le=aujourd_hui(), seance=le, interne=interne)
        try:
            chemin.write_bytes(imprimer(note(matiere)))
        except OSError as erreur:
            raise Erreur(f"Le fichier «\u00a0{chemin}\u00a0» ne peut pas être écrit.") from erreur
        self.stdout.write(f"Note écrite dans {chemin}.")
