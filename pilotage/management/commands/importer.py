"""Import a workbook from the command line (contracts §6)."""

import json
from dataclasses import astuple
from pathlib import Path

from cus_tracker.accords import accorder
from cus_tracker.classeur import ClasseurIllisible
from cus_tracker.commande import Commande, Erreur
from cus_tracker.typographie import nombre
from pilotage.importation import examiner, importer

REFUSE, ILLISIBLE = 1, 2
MOTS = ("nouvelle", "modifiée", "identique", "refusée")


class Command(Commande):
    """`manage.py importer FICHIER`: 0 when all is in, 1 when cells were refused, 2 when the file cannot be read."""

    help = (
        "Importe un classeur d’échange .xlsx ou .ods\u00a0: tout, ou rien. Le code de sortie est 0 quand tout est "
        "enregistré, 1 quand des cellules sont refusées (rien n’a changé), 2 quand le fichier ne peut pas être lu."
    )

    def add_arguments(self, parser):
        parser.add_argument("fichier", metavar="FICHIER", help="le classeur à importer")
        parser.add_argument("--simuler", action="store_true", help="dire ce qui changerait, sans rien enregistrer")
        parser.add_argument("--rapport", metavar="R.json", help="écrire le rapport complet dans ce fichier")

    def handle(self, *, fichier, simuler, rapport, **options):
        self.noter(rapport, {"fichier": Path(fichier).name, "enregistre": False})
        try:
            bilan = (examiner if simuler else importer)(fichier, None)
        except ClasseurIllisible as refus:
            self.noter(rapport, {"fichier": Path(fichier).name, "enregistre": False, "illisible": str(refus)})
            raise Erreur(str(refus), returncode=ILLISIBLE) from refus
        self.noter(rapport, bilan.en_json())
        for nom, compte in bilan.comptes.items():
            faits = [f"{n}\u00a0{accorder(n, mot)}" for mot, n in zip(MOTS, astuple(compte), strict=True)]
            self.stdout.write(f"{nom}\u00a0: {', '.join(faits)}")
        for constat in bilan.signalements:
            lu = f"lu «\u00a0{constat.lu}\u00a0»"
            self.stdout.write(f"À vérifier\u00a0: {constat.cellule}\u00a0: {lu}, {constat.attendu}")
        if bilan.refus:
            lignes = [
                f"{nombre(bilan.cellules_refusees)} refus, rien n’a été enregistré\u00a0:",
                *map(str, bilan.refus),
            ]
            if reste := bilan.cellules_refusees - len(bilan.refus):
                lignes.append(f"… et {nombre(reste)}\u00a0{accorder(reste, 'autre')}.")
            raise Erreur("\n".join(lignes), returncode=REFUSE)
        self.stdout.write("Rien n’a été enregistré\u00a0: c’est une simulation." if simuler else "Tout est enregistré.")

    def noter(self, chemin, contenu):
        """Write the report where it was asked."""
        if chemin:
            try:
                Path(chemin).write_text(json.dumps(contenu, ensure_ascii=False, indent=1), encoding="utf-8")
            except OSError as erreur:
                raise Erreur(
                    f"Le rapport «\u00a0{chemin}\u00a0» ne peut pas être écrit.", returncode=ILLISIBLE
                ) from erreur
