"""The options that every command about a région shares: --region, --au, --connu-le, --generation."""

from cus_tracker.commande import Erreur
from cus_tracker.dates import lire_jour
from cus_tracker.regard import Regard, aujourd_hui
from pilotage.chiffres import Etude, GenerationAbsente, RegionAbsente


def jour(texte):
    """A day typed on a command line, refused in French."""
    try:
        return lire_jour(texte)
    except ValueError as erreur:
        raise Erreur(str(erreur)) from erreur


def ajouter_regard(parser):
    """Declare the four options."""
    parser.add_argument("--region", required=True, help="code officiel de la région, par exemple 31")
    parser.add_argument("--au", help="jour de la situation (2012-10-03) ; aujourd’hui par défaut")
    parser.add_argument("--connu-le", help="n’utilise que ce qui était saisi à la fin de ce jour ; tout par défaut")
    parser.add_argument("--generation", help="génération de conventions ; la dernière commencée par défaut")


def lire_etude(*, region, au, connu_le, generation):
    """The étude asked for; what does not exist is refused in French."""
    regard = Regard(jour(au) if au else aujourd_hui(), jour(connu_le) if connu_le else None, region)
    try:
        return Etude(regard, generation)
    except (RegionAbsente, GenerationAbsente) as absence:
        raise Erreur(str(absence)) from absence
