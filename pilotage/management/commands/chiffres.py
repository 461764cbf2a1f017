"""Print every figure of a région at a date, as a table for people or as JSON for scripts (contracts §5)."""

import json

from cus_tracker.commande import Commande
from cus_tracker.typographie import jour as en_lettres
from pilotage.chiffres import calculer
from pilotage.management.regard import ajouter_regard, lire_etude


def en_json(chiffre):
    """A figure as scripts read it; numbers are JSON numbers, a missing value is null with its reason."""
    couverture = chiffre.couverture
    ligne = {
        "valeur": nombre(chiffre.valeur),
        "unite": chiffre.unite,
        "complet": chiffre.complet,
        "couverture": {
            "organismes": couverture.organismes,
            "attendus": couverture.attendus,
            "part_parc": nombre(couverture.part_parc),
        },
        "phrase": chiffre.phrase,
    }
    return ligne | ({"motif": chiffre.motif} if chiffre.valeur is None else {})


def nombre(valeur):
    """A whole Decimal as an int, another as the nearest float; None stays None."""
    if valeur is None:
        return None
    return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)


class Command(Commande):
    """`manage.py chiffres --region 31 --au 2012-10-03`, with `--connu-le`, `--generation` and `--format`."""

    help = "Écrit tous les chiffres d’une région à une date."

    def add_arguments(self, parser):
        ajouter_regard(parser)
        parser.add_argument("--format", choices=["table", "json"], default="table", help="table (par défaut) ou json")

    def handle(self, *, region, au, connu_le, generation, format, **options):
        etude = lire_etude(region=region, au=au, connu_le=connu_le, generation=generation)
        chiffres = calculer(etude)
        if format == "json":
            self.stdout.write(json.dumps(self.corps(etude, chiffres), ensure_ascii=False, indent=1))
        else:
            self.table(etude, chiffres)

    def corps(self, etude, chiffres):
        """The JSON document of contracts §5."""
        connu_le = etude.regard.connu_le
        return {
            "region": etude.region.code,
            "au": etude.regard.au.isoformat(),
            "connu_le": connu_le.isoformat() if connu_le else None,
            "generation": etude.generation.nom,
            "chiffres": {identifiant: en_json(un) for identifiant, un in chiffres.items()},
        }

    def table(self, etude, chiffres):
        """What is looked at, then one line a figure: identifier, coverage, words and unit."""
        connu_le = etude.regard.connu_le
        connues = f", données connues au {en_lettres(connu_le)}" if connu_le else ""
        lignes = [f"{etude.region} au {en_lettres(etude.au)}{connues}, génération {etude.generation}"]
        largeur = max(map(len, chiffres))
        for identifiant, un in chiffres.items():
            couverture = f"{un.couverture.organismes}/{un.couverture.attendus}"
            incomplet = "" if un.complet or un.valeur is None else " (incomplet)"
            lignes.append(f"{identifiant:<{largeur}}  {couverture:>7}  {un.libelle}{incomplet}")
        self.stdout.write("\n".join(lignes))
