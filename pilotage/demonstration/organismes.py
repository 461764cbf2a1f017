"""Who: the organisms of the demonstration, all invented, and the two sets that leave one of them out."""

from dataclasses import dataclass
from datetime import date

from stdnum import luhn

NORD, PAS_DE_CALAIS, AISNE = "59", "62", "02"


@dataclass(frozen=True)
class Organisme:
    """An invented organism: `sigle` names it everywhere in the demonstration."""

    numero: int
    sigle: str
    nom: str
    famille: str
    siege: str

    @property
    def siren(self):
        """Nine digits that pass the check and that no register has reached."""
        debut = f"9990{self.numero:04d}"
        return debut + luhn.calc_check_digit(debut)


BAILLEURS = (
    Organisme(104, "NCH", "Nord-Chimère Habitat", "OPH", NORD),
    Organisme(112, "MDS", "Métropole des Songes Habitat", "OPH", NORD),
    Organisme(127, "LBS", "Le Logis du Beffroi de Sable", "ESH", NORD),
    Organisme(135, "FLI", "Foyers de la Lys Imaginaire", "ESH", NORD),
    Organisme(148, "DCH", "Dunes et Canaux Habitat", "OPH", NORD),
    Organisme(153, "MGE", "Maisons du Géant Endormi", "ESH", NORD),
    Organisme(169, "RAB", "La Ruche aux Briques", "ESH", NORD),
    Organisme(176, "HMA", "Habitat du Moulin d’Azur", "OPH", NORD),
    Organisme(182, "TDD", "Toits de la Ducasse", "ESH", NORD),
    Organisme(191, "ADD", "L’Abri de la Drève", "ESH", NORD),
    Organisme(207, "HRH", "Hainaut-Rêverie Habitat", "OPH", NORD),
    Organisme(213, "LCS", "Le Courtil Solidaire", "ESH", NORD),
    Organisme(226, "CDW", "Cité des Wateringues Dorées", "SEM", NORD),
    Organisme(234, "RCM", "Résidences du Carillon Muet", "ESH", NORD),
    Organisme(241, "PAR", "Les Pignons à Redents", "COOP", NORD),
    Organisme(258, "MDE", "La Maison de l’Estran", "ESH", NORD),
    Organisme(263, "SUL", "Sambre-Utopie Logement", "SEM", NORD),
    Organisme(279, "LSP", "Le Seuil Partagé", "ESH", NORD),
    Organisme(306, "OFH", "Opale-Fantaisie Habitat", "OPH", PAS_DE_CALAIS),
    Organisme(314, "TEJ", "Terrils et Jardins Suspendus", "ESH", PAS_DE_CALAIS),
    Organisme(325, "ASH", "Artois-Songe Habitat", "OPH", PAS_DE_CALAIS),
    Organisme(337, "LFB", "Logis de la Falaise Bleue", "ESH", PAS_DE_CALAIS),
    Organisme(342, "HSE", "Habitat des Sept Écluses", "ESH", PAS_DE_CALAIS),
    Organisme(359, "HMC", "Habitat du Marais Chantant", "OPH", PAS_DE_CALAIS),
    Organisme(368, "DCD", "Demeures de la Canche Dormante", "ESH", PAS_DE_CALAIS),
    Organisme(371, "LCL", "La Corderie Logement", "SEM", PAS_DE_CALAIS),
    Organisme(384, "TFH", "Ternoise-Fable Habitat", "OPH", PAS_DE_CALAIS),
    Organisme(396, "MSV", "Maisons de la Source Vive", "ESH", PAS_DE_CALAIS),
    Organisme(405, "LCF", "Les Courées Fleuries", "COOP", PAS_DE_CALAIS),
    Organisme(417, "AEH", "L’Alouette en l’Herbe", "ESH", PAS_DE_CALAIS),
)
EXTRA_REGIONAUX = (
    Organisme(502, "LOR", "Logis de l’Oise Rêvée", "ESH", "60"),
    Organisme(519, "PFH", "Picardie-Féerie Habitat", "OPH", "80"),
    Organisme(527, "TBF", "Toits du Bassin Fabuleux", "ESH", "75"),
)
ACCEDANTS = (
    Organisme(603, "CDH", "Coop’ de la Houblonnière", "COOP", NORD),
    Organisme(611, "LDP", "La Clé du Perron", "COOP", NORD),
    Organisme(628, "PTF", "Premier Toit de Flandre Rêvée", "COOP", NORD),
    Organisme(636, "SBC", "SACICAP du Bois Chenu", "SACICAP", NORD),
    Organisme(649, "AJP", "Accession des Jours Paisibles", "COOP", NORD),
    Organisme(652, "CBR", "Castors et Compagnons de la Brique", "COOP", NORD),
    Organisme(667, "MAN", "Marelle Accession Nord", "COOP", NORD),
    Organisme(674, "CMS", "Clef en Main Solidaire des Flots", "COOP", NORD),
    Organisme(688, "NDA", "Le Nid de l’Artésienne", "COOP", PAS_DE_CALAIS),
    Organisme(693, "CDP", "Coop’ des Deux Phares Jumeaux", "COOP", PAS_DE_CALAIS),
    Organisme(706, "SRP", "SACICAP du Rivage Perdu", "SACICAP", PAS_DE_CALAIS),
    Organisme(715, "PPC", "Pas de Porte Coopératif", "COOP", PAS_DE_CALAIS),
)
GERANTS_DE_FOYERS = (
    Organisme(801, "FAM", "Foyers de l’Amarante", "ESH", NORD),
    Organisme(816, "RDT", "Résidences du Tilleul Argenté", "ESH", PAS_DE_CALAIS),
)
MINIER = Organisme(901, "CBO", "Cités du Coron Boréal", "AUTRE", PAS_DE_CALAIS)
SANS_PATRIMOINE_CONNU = Organisme(914, "SQV", "SEM des Quatre Vents Contraires", "SEM", NORD)
ABSORBE_AVANT_SIGNATURE = Organisme(923, "CDF", "Coop’ du Franc Seuil", "COOP", NORD)

TOUS = (
    *BAILLEURS,
    *EXTRA_REGIONAUX,
    *ACCEDANTS,
    *GERANTS_DE_FOYERS,
    MINIER,
    SANS_PATRIMOINE_CONNU,
    ABSORBE_AVANT_SIGNATURE,
)
PAR_SIGLE = {organisme.sigle: organisme for organisme in TOUS}
ABSORPTIONS = {"LSP": ("LCS", date(2013, 1, 1)), "CDF": ("LDP", date(2011, 9, 1))}

MOTIFS_MINIER = {
    "hors-cus": "Bailleur minier qui n’est ni un organisme HLM ni une SEM agréée\u00a0: aucune CUS n’est attendue.",
    "hors-statistiques": "Parc minier sans objectifs de CUS\u00a0: il fausserait les parts et moyennes régionales.",
}


def siren(sigle):
    """The SIREN of an organism of the demonstration."""
    return PAR_SIGLE[sigle].siren


def organismes():
    """The rows of the sheet of that name."""
    for organisme in TOUS:
        absorbeur, absorbe_le = ABSORPTIONS.get(organisme.sigle, ("", None))
        yield {
            "siren": organisme.siren,
            "nom": organisme.nom,
            "sigle": organisme.sigle,
            "famille": organisme.famille,
            "departement_siege": organisme.siege,
            "absorbe_par": siren(absorbeur) if absorbeur else "",
            "absorbe_le": absorbe_le,
        }


def perimetres():
    """The rows of the sheet of that name."""
    for nom, motif in MOTIFS_MINIER.items():
        yield {"nom": nom, "siren": MINIER.siren, "motif": motif, "du": None, "au": None}
