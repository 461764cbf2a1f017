"""`python -m bench`: loads a nation by the ordinary import, times, prints; 1 when an answer is wrong."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
# The product logs each request on its output, and pays for it: out of sight, not out of the count.
ECRAN, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench import travaux  # noqa: E402
from bench.mesure import Horloge  # noqa: E402
from bench.nation import AU, ecrire_classeur  # noqa: E402
from pilotage.importation import importer  # noqa: E402
from territoires.models import Region  # noqa: E402

REGIONS, PAR_CLASSEUR, MESUREES = int(os.environ.get("BENCH_REGIONS", "13")), 3, 4


def regions():
    """{code: codes of départements} of thirteen régions of the day, 31 first."""
    trouvees = {}
    for region in sorted(Region.objects.all(), key=lambda region: (region.code != travaux.REGION, region.code)):
        deps = sorted(region.departements(au=AU).values_list("code", flat=True)) if region.existe(au=AU) else []
        if len(deps) > 1 and len(trouvees) < REGIONS:
            trouvees[region.code] = deps
    return trouvees


def charger(dossier, toutes):
    """Bring the régions that no row measures, a few at a time; gives the Mo that the first ones took."""
    codes, pesees = list(toutes), []
    for debut in range(0, len(codes), PAR_CLASSEUR):
        ecrire_classeur(dossier / "lot.xlsx", {code: toutes[code] for code in codes[debut : debut + PAR_CLASSEUR]})
        poids, rapport = travaux.peser(lambda: importer(dossier / "lot.xlsx", None))
        pesees.append(poids)
        assert not rapport.refus, rapport.refus[:3]
    return pesees[0]


def dire(texte):
    """One line of the report."""
    print(texte, file=ECRAN, flush=True)


def moteur():
    """The engine, its version and whether it waits for the disk."""
    with connection.cursor() as curseur:
        if connection.vendor != "postgresql":
            return f"{connection.vendor} {connection.Database.sqlite_version}"
        curseur.execute("SELECT version(), current_setting('synchronous_commit')")
        version, attente = curseur.fetchone()
    return f"{version.split(' on ')[0]}, synchronous_commit {attente}"


def main():
    """Load, time, print."""
    call_command("migrate", verbosity=0)
    call_command("check")
    dire(f"Moteur\u00a0: {moteur()}\nChargement de la base…")
    toutes = regions()
    horloge, lignes = Horloge(), []
    with TemporaryDirectory() as nom:
        dossier, codes = Path(nom), list(toutes)
        memoire = charger(dossier, {code: toutes[code] for code in codes[:-MESUREES]})
        lignes.append(travaux.Ligne("mémoire du premier import", memoire, "Mo", 60, True))
        lignes += travaux.imports(horloge, dossier, {code: toutes[code] for code in codes[-MESUREES:]})
        with connection.cursor() as curseur:
            curseur.execute("ANALYZE")
        lignes += [*travaux.pages(horloge), *travaux.chiffres(horloge), *travaux.documents(horloge)]
        lignes += travaux.exports(horloge, dossier, len(toutes) * 54 * 540)
    dire(f"\n{'travail':<36}{'mesure':>9} {'unité':<18}{'but':>6}  verdict")
    for ligne in lignes:
        verdict = "tenu" if ligne.tenu else "manqué" if ligne.juste else "RÉPONSE FAUSSE"
        dire(f"{ligne.travail:<36}{ligne.mesure:>9.2f} {ligne.unite:<18}{ligne.but:>6g}  {verdict}")
    return 0 if all(ligne.juste for ligne in lignes) else 1


if __name__ == "__main__":
    sys.exit(main())
