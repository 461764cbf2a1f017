"""How far organisms differ: ranges of their ratios, levels at which they give their objectives."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from cus_tracker.accords import compter
from cus_tracker.document import Colonne, Figure, Ligne, Paragraphe, Tableau
from cus_tracker.graphiques import Bande, Bandes, Point, Repere
from cus_tracker.typographie import INSECABLE, nombre
from pilotage import comparabilite_mots
from pilotage.chiffres import qualite

from .tournures import entre, fort, part_courte, phrase

FORTE = Decimal(2)
NIVEAUX = tuple((code, comparabilite_mots.NIVEAUX[code]) for code in qualite.NIVEAUX)


@dataclass(frozen=True)
class Etendue:
    """A ratio organism by organism: what it is called, and what the région and France are."""

    titre: str
    precision: str
    rapports: dict
    region: Decimal | None
    decimales: int = 0
    france: Decimal | None = None
    regions: tuple[Decimal, Decimal] | None = None

    @property
    def valeurs(self):
        """The ratios, in order."""
        return sorted(self.rapports.values())

    def bande(self, matiere):
        """The strip of points, without names."""
        points = tuple(Point(rapport, matiere.etude.logements(pk)) for pk, rapport in self.rapports.items())
        return Bande(
            self.titre,
            points,
            self.precision,
            self._repere("région", self.region),
            self._repere("France", self.france),
            self.regions,
            decimales=self.decimales,
        )

    def _repere(self, nom, valeur):
        return None if valeur is None else Repere(valeur, f"{nom} {part_courte(valeur)}")

    def ligne(self):
        """Smallest, median, greatest."""
        v = self.valeurs
        return Ligne((self.titre, *(part_courte(x).removesuffix(f"{INSECABLE}%") for x in (v[0], median(v), v[-1]))))


def figure(matiere, titre, etendues):
    """Strips of the ranges that exist, with their table; nothing when there are none."""
    connues = [e for e in etendues if e.rapports]
    if not connues:
        return ()
    n = max(len(e.rapports) for e in connues)
    lignes = [e.ligne() for e in connues]
    lignes += [
        Ligne((f"{e.titre}, régions de France", part_courte(e.regions[0])[:-2], "–", part_courte(e.regions[1])[:-2]))
        for e in connues
        if e.regions
    ]
    colonnes = (Colonne("Rapport"), Colonne("Min.", True), Colonne("Médiane", True), Colonne("Max.", True))
    fond = " ; fond clair : étendue des régions de France" if any(e.regions for e in connues) else ""
    tableau = Tableau("Étendue, en %", colonnes, tuple(lignes), f"{n} organisme{'s' if n > 1 else ''}")
    bandes = Bandes(titre, tuple(e.bande(matiere) for e in connues))
    return (Figure(titre, bandes, tableau, f"Un point par organisme, sans nom{fond}"),)


def de_l_offre(matiere):
    """Development against the stock, share of PLAI, levels of the objectives."""
    etude = matiere.etude
    efforts, plai = matiere.rapports("a1.effort"), matiere.rapports("a1.plai.part")
    if not efforts and not plai:
        return (Paragraphe(phrase("l’écart entre organismes est ", matiere.motif("a1.effort.minimum"))),)
    bornes = [matiere.valeur(f"a1.plai.part.nationale.{b}") for b in ("minimum", "maximum")]
    etendues = (
        Etendue("Développement", "% du parc", efforts, matiere.valeur("a1.effort")),
        Etendue(
            "Part du PLAI",
            "% des PLUS-PLAI",
            plai,
            matiere.valeur("a1.plai.part"),
            france=matiere.valeur("a1.plai.part.nationale"),
            regions=tuple(bornes) if all(b is not None for b in bornes) else None,
        ),
    )
    marge = matiere.marge_d_etendue("a1.effort", "a1.plai.part")
    signees = f"sur {compter(len(etude.valeurs.propres), 'convention signée', 'conventions signées', feminin=True)}"
    marge += matiere.marge_de_repartition(*(f"a1.niveau.{nom}" for nom, _ in NIVEAUX), couverture=signees)
    marge += matiere.marge("a1.niveau.zonage", couverture=signees)
    intro = Paragraphe(phrase(contraste(efforts, plai), liste_en_phrase(matiere)), marge)
    return (intro, *figure(matiere, "D’un organisme à l’autre", etendues))


def contraste(*rapports):
    """« On observe de fortes disparités » when the ends are far apart."""
    bouts = [(min(v), max(v)) for r in rapports if len(v := r.values()) > 1]
    if not bouts:
        return "un seul organisme se laisse observer : "
    forte = any(haut >= FORTE * bas for bas, haut in bouts)
    return (
        "on observe ",
        fort("de fortes disparités" if forte else "peu de disparités"),
        " dans les objectifs affichés par les organismes : ",
    )


def liste_en_phrase(matiere):
    """The three items of the 2012 list."""
    seul = max(len(matiere.rapports(nom)) for nom in ("a1.effort", "a1.plai.part")) < 2
    leur, leurs = ("son", "ses") if seul else ("leur", "leurs")
    return (
        etendue(
            matiere, "a1.effort", "des perspectives de développement représentant ", f" de {leur} patrimoine actuel"
        ),
        " ; ",
        etendue(matiere, "a1.plai.part", "une part de PLAI représentant ", f" de {leurs} objectifs PLUS-PLAI"),
        " ; ",
        declinaison(matiere),
    )


def etendue(matiere, nom, avant, apres):
    """« des perspectives de développement représentant entre 6 et 42 % de leur patrimoine actuel (de X à Y) »."""
    bas, haut = (matiere.valeur(f"{nom}.{bout}") for bout in ("minimum", "maximum"))
    if bas is None:
        return (avant.replace("représentant ", ""), matiere.motif(f"{nom}.minimum"))
    return (avant, fort(entre(bas, haut)), apres, matiere.aux_bouts(nom))


def declinaison(matiere):
    """« une déclinaison hétérogène (5 conventions à l’EPCI, 21 au département, 3 sans territoire), … »"""
    niveaux = [(int(matiere.valeur(f"a1.niveau.{nom}") or 0), mots) for nom, mots in NIVEAUX]
    donnees = [f"{nombre(n)} {mots}" for n, mots in niveaux if n]
    if not donnees:
        return "aucune déclinaison territoriale"
    forme = "hétérogène" if len(donnees) > 1 else "homogène"
    return (f"une déclinaison territoriale {forme} ({', '.join(donnees)}) et ", zonage(matiere))


def zonage(matiere):
    """How many conventions follow the zoning, among those that give objectives."""
    n = int(matiere.valeur("a1.niveau.zonage") or 0)
    total = sum(int(matiere.valeur(f"a1.niveau.{nom}") or 0) for nom, _ in NIVEAUX)
    if not n:
        return f"une absence de déclinaison selon le {matiere.zonage} (aucune convention sur {nombre(total)})"
    detail = f"({nombre(n)} convention{'s' if n > 1 else ''} sur {nombre(total)})"
    if 4 * n <= total:
        return f"de manière générale une absence de déclinaison selon le {matiere.zonage} {detail}"
    return f"une déclinaison selon le {matiere.zonage} {'générale' if n == total else 'inégale'} {detail}"
