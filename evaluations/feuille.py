"""The grid as it is drawn: tables, rows and cells, each cell with its text, its objective and its state."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from urllib.parse import quote

from django.urls import reverse

from conventions.models.instrument import Dispositif
from cus_tracker.typographie import nombre
from territoires.models import Epci

from . import couverture, lecture
from .grille import libelles
from .grille.doutes import doute
from .grille.objectifs import Objectifs
from .grille.structure import attendues, proposees, tables
from .grille.textes import ecrire
from .saisie import CONFLIT, REFUSEE
from .verrous import close_sur

LETTRES = {"n.c.", "s.o."}
DOUTEUSE = "douteuse"
CLASSES = {REFUSEE: "c-refus", CONFLIT: "c-refus", DOUTEUSE: "c-doute"}
MARQUES = {REFUSEE: "refus", CONFLIT: "refus", DOUTEUSE: "doute"}


class Case(dict):
    """A cell, by name for the template, which reads hundreds of them: a dictionary costs it a third of an object.

    `version` is the key of the value that its text shows, 0 for none, as a text; `objectif` what was promised, `sur`
    the years that it is told over; `raison` of a doubt or a refusal, `marque` its sign; `close`: typed no more.
    """

    def __init__(self, nom, texte, version, libelle, vise):
        super().__init__(nom=nom, texte=texte, version=str(version), libelle=libelle, vise=vise, raison="", close=False)
        self["objectif"], self["sur"] = (vise.texte, vise.sur) if vise else ("", "")
        self["classe"] = "c-mot" if texte in LETTRES else ""

    def __getattr__(self, nom):
        try:
            return self[nom]
        except KeyError:
            raise AttributeError(nom) from None

    def marquer(self, etat, raison):
        """Say what is odd or refused in it."""
        self |= {"raison": raison, "classe": CLASSES[etat], "marque": MARQUES[etat]}


@dataclass(slots=True)
class Rangee:
    """A row: its heading in two parts, its cells (None where the indicator asks for nothing), writable or not."""

    code: str
    titre: str
    cases: list
    ouverte: bool
    sujet: object
    adresse: str = ""
    suite: bool = False


@dataclass(slots=True)
class Groupe:
    """Rows that stand together under a title, with what is said beside it."""

    titre: str
    rangees: list
    aspect: str = ""


@dataclass(slots=True)
class Tableau:
    """A table drawn: `territoires` of (name, stock, columns), `colonnes` of (period, first of its territory)."""

    titre: str
    territoires: list
    colonnes: list
    groupes: list

    @property
    def largeur(self):
        """How many columns a group title spans."""
        return 1 + 2 * len(self.colonnes)


class Feuille:
    """The grid of evaluations and indicators, read once under a regard."""

    def __init__(self, sujets, fiches, *, regard, par_organisme=False):
        self.sujets, self.fiches, self.par_organisme = sujets, fiches, par_organisme
        self.versions = lecture.versions(sujets.values(), regard=regard, indicateurs=fiches)
        en_vigueur = lecture.objectifs(sujets.values(), regard, indicateurs=fiches)
        self.objectifs = {pk: Objectifs(lignes) for pk, lignes in en_vigueur.items()}
        self.demandees, self.cles = set(), set()
        self._relever(en_vigueur)
        self.noms = {code: nom for sujet in sujets.values() for code, nom, _ in sujet.territoires}
        self.epcis = _noms_des_epcis(self.cles)
        self.saisies, self.libelles, self.closes = {}, {}, set()
        self.parcs = {pk: sujet.parc for pk, sujet in sujets.items()}
        self.adresses = {pk: reverse("evaluations:case", args=[pk]) for pk in sujets}

    @property
    def ouverte(self):
        """True when at least one row may be typed."""
        return any(sujet.ouvert for sujet in self.sujets.values())

    @property
    def raisons_closes(self):
        """Why some cells drawn are typed no more, one sentence for each period, in order."""
        return [close.phrase for close in sorted(self.closes)]

    @property
    def avancement(self):
        """(cells of the catalogue that are given, cells of the catalogue)."""
        return len(self.donnees), len(self.demandees)

    @cached_property
    def donnees(self):
        """The cells of the catalogue that are given, or that a value told otherwise covers."""
        return couverture.donnees(self.demandees, self.versions)

    @property
    def hors_catalogue(self):
        """« name name »: the cells shown that the count leaves out, for the script that keeps it true."""
        return " ".join(cle.nom for cle in self.cles - self.demandees)

    @property
    def vues(self):
        """« name:key name:key »: the versions that the page shows, for a form sent without script."""
        return " ".join(f"{cle.nom}:{versions[-1].pk}" for cle, versions in self.versions.items())

    def _relever(self, en_vigueur):
        """Every cell: those that the catalogue asks for, and those of the values and objectives already known."""
        for pk, sujet in self.sujets.items():
            connues = [cle for cle in self.versions if cle.evaluation == pk]
            promises = [lecture.cle_de(pk, ligne) for ligne in en_vigueur[pk]]
            segments = {}
            for cle in (*connues, *promises):
                segments.setdefault(cle.indicateur, set()).add(cle.segment)
            for fiche in (f for f in self.fiches.values() if f.dispositif in sujet.dispositifs):
                self.demandees.update(attendues(fiche, sujet, sorted(segments.get(fiche.pk, set()) - {""})))
            for cle in (*connues, *promises):
                if cle.indicateur in self.fiches:
                    self.cles.update(proposees(cle, self.fiches[cle.indicateur], sujet))
        self.cles |= self.demandees

    def reprendre(self, sorts):
        """Show what a form was answered: texts refused stay as typed, with the reason."""
        self.saisies = {sort.nom: sort for sort in sorts}

    def cases_dites(self):
        """{indicator: [(name, objective, realised)]} of the cells where something was promised or given, in order."""
        dites = defaultdict(list)
        for table in tables(self.cles, self.fiches, self.sujets):
            for rang, colonnes in table.rangs.items():
                for colonne in (c for c in table.colonnes if c in colonnes):
                    case = self._case(rang.cle(colonne), self.fiches[rang.indicateur])
                    vise = f"{case.objectif} sur {case.sur}" if case.sur else case.objectif
                    if vise or case.texte:
                        dites[rang.indicateur].append((case.libelle, vise, case.texte))
        return dites

    def tableaux(self):
        """The tables, in order."""
        return [self._tableau(table) for table in tables(self.cles, self.fiches, self.sujets)]

    def _tableau(self, table):
        parcs = {code: n for sujet in self.sujets.values() for code, _, n in sujet.territoires}
        territoires, colonnes = [], []
        for code, siennes in groupby(table.colonnes, key=lambda c: c.departement):
            siennes = list(siennes)
            parc = "" if self.par_organisme or not parcs.get(code) else nombre(parcs[code])
            territoires.append((libelles.territoire(code, self.noms), parc, 2 * len(siennes)))
            colonnes += [(libelles.periode(c.debut, c.fin), rang == 0) for rang, c in enumerate(siennes)]
        return Tableau(libelles.FORMES[table.forme], territoires, colonnes, list(self._groupes(table)))

    def _groupes(self, table):
        avant_lui, principal = None, next(iter(self.fiches.values())).dispositif
        for indicateur, siens in groupby(table.rangs, key=lambda rang: rang.indicateur):
            fiche, rangs = self.fiches[indicateur], list(siens)
            seule = len(rangs) == 1 and not self.par_organisme
            rangees = [self._rangee(rang, table, fiche, seule=seule) for rang in rangs]
            for avant, rangee in pairwise(rangees):
                rangee.suite = avant.sujet == rangee.sujet
            titre = "" if seule or self.par_organisme else libelles.court(fiche.libelle)
            aspect = "" if self.par_organisme else libelles.aspect(fiche, _voisin(fiche, principal))
            yield Groupe(titre, rangees, "" if aspect == avant_lui else aspect)
            avant_lui = aspect

    def _rangee(self, rang, table, fiche, *, seule):
        sujet, sous = self.sujets[rang.evaluation], libelles.precision(rang, fiche, self.epcis)
        cases = [self._case(rang.cle(c), fiche) if c in table.rangs[rang] else None for c in table.colonnes]
        if self.par_organisme:
            code, titre = sujet.nom, sous
        else:
            code, titre = fiche.code, sous or libelles.court(fiche.libelle)
            if seule and sous:
                titre = f"{libelles.court(fiche.libelle)} – {sous}"
        premiere = next(case.nom for case in cases if case is not None)
        ouverte = sujet.ouvert and not all(case.close for case in cases if case is not None)
        return Rangee(code, titre, cases, ouverte, sujet, f"{self.adresses[sujet.pk]}?case={quote(premiere)}")

    def _case(self, cle, fiche):
        version = self.versions[cle][-1] if cle in self.versions else None
        vise = self.objectifs[cle.evaluation].vise(cle, fiche)
        texte = ecrire(version.valeur, version.mention, fiche.nature) if version else ""
        libelle = libelles.case(cle, fiche, self.noms, self.epcis)
        sujet = self.sujets[cle.evaluation]
        if self.par_organisme:
            libelle = f"{sujet.nom}, {libelle}"
        nom = cle.nom
        self.libelles[nom] = libelle
        case = Case(nom, texte, version.pk if version else 0, libelle, vise)
        sort = self.saisies.get(nom)
        if sort is not None and sort.refuse:
            case |= {"texte": sort.texte, "version": str(sort.version)}
            case.marquer(sort.etat, sort.raison)
        elif sujet.ouvert and (close := close_sur(cle.debut, cle.fin, sujet.closes)):
            self.closes.add(close)
            case["close"] = True
        elif version and (raison := self._doute(cle, fiche, version, vise)):
            case.marquer(DOUTEUSE, raison)
        return case

    def _doute(self, cle, fiche, version, vise):
        parc = self.parcs[cle.evaluation] if cle.debut == cle.fin else 0
        return doute(version.valeur, fiche, vise.valeur if vise else None, parc)


def _voisin(fiche, principal):
    return "" if fiche.dispositif == principal else Dispositif(fiche.dispositif).label


def _noms_des_epcis(cles):
    sirens = {cle.epci for cle in cles if cle.epci}
    return dict(Epci.objects.filter(siren__in=sirens).values_list("siren", "nom")) if sirens else {}
