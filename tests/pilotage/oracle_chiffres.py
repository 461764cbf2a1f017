"""Invented régions as plain rows, and their figures told again from contracts §1, §4 and §5, slowly and by hand."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from types import SimpleNamespace as Rang

from cus_tracker.regard import PARIS
from tests.conventions import oracle

R = ("59", "62")
JOURS = [date(2011, 2, 1), date(2011, 6, 30), date(2011, 12, 1), date(2012, 3, 1), date(2012, 8, 1), date(2013, 1, 1)]
MIDI = {jour: datetime(jour.year, jour.month, jour.day, 12, tzinfo=PARIS) for jour in JOURS}
ANNEES = range(2011, 2017)


@dataclass
class Monde:
    """The rows of a workbook, organisms and instruments being known by their rank."""

    sieges: list = field(default_factory=list)
    absorptions: dict = field(default_factory=dict)
    stocks: list = field(default_factory=list)
    exclusions: list = field(default_factory=list)
    passages: list = field(default_factory=list)
    avenants: list = field(default_factory=list)
    objectifs: list = field(default_factory=list)
    realises: list = field(default_factory=list)


def inventer(graine, organismes=6):
    """A world drawn from a seed; the instrument (o, 0) is the convention of o, (o, 1) and (o, 2) its avenants."""
    alea = random.Random(graine)
    monde = Monde(sieges=[alea.choice(["59", "59", "62", "80"]) for _ in range(organismes)])
    for o in range(organismes):
        if o and alea.random() < 0.3:
            monde.absorptions[o] = (alea.randrange(o), alea.choice(JOURS))
        for _ in range(alea.randint(0, 4)):
            inventer_stock(monde, alea, o)
        if alea.random() < 0.25:
            perimetre = alea.choice(["hors-cus", "hors-statistiques"])
            debut, fin = alea.choice([(None, None), (JOURS[2], None), (None, JOURS[3]), (JOURS[1], JOURS[4])])
            monde.exclusions.append(Rang(organisme=o, perimetre=perimetre, debut=debut, fin=fin))
        inventer_instruments(monde, alea, o)
    return monde


def inventer_stock(monde, alea, o):
    cle = (o, alea.choice(["59", "59", "62", "80"]), alea.choice([date(2010, 1, 1), *JOURS]))
    if cle not in {(s.organisme, s.dep, s.au) for s in monde.stocks}:
        classes = [alea.randint(0, 9) if alea.random() < 0.8 else None for _ in "abcdefg"]
        vides = [None] * 7
        logements = alea.choice([0, 10, 100, 250])
        dpe = alea.choice([classes, vides])
        monde.stocks.append(Rang(organisme=o, dep=cle[1], au=cle[2], logements=logements, foyers=0, dpe=dpe))


def inventer_instruments(monde, alea, o):
    for rang in range(alea.choice([1, 1, 2, 3])):
        if rang:
            monde.avenants.append((o, rang))
        for etat, chance in (("deposee", 0.5), ("signee", 0.85)):
            if alea.random() < chance:
                raye = MIDI[alea.choice(JOURS)] if alea.random() < 0.1 else None
                le, saisi_le = alea.choice(JOURS), MIDI[alea.choice(JOURS)]
                monde.passages.append(Rang(instrument=(o, rang), etat=etat, le=le, saisi_le=saisi_le, raye=raye))
        for _ in range(alea.randint(0, 9)):
            inventer_valeur(monde.objectifs, alea, (o, rang))
    for _ in range(alea.randint(0, 4)):
        inventer_valeur(monde.realises, alea, (o, 0), realise=True)


def inventer_valeur(lignes, alea, instrument, realise=False):
    code, mesure = alea.choice([("A.I", ""), ("A.I", ""), ("D.I", "vendus"), ("D.I", "mis_en_commercialisation")])
    debut, fin = alea.choice([(2011, 2016), (2011, 2016), (2011, 2011), (2012, 2012), (2011, 2013), (2014, 2016)])
    if realise or mesure == "mis_en_commercialisation":
        fin = debut
    dep = alea.choice(["", "", "59", "62", "80"])
    valeur, mention = alea.choice(
        [(alea.randint(0, 60), ""), (alea.randint(0, 60), ""), (None, "n.c."), (None, "s.o.")]
    )
    if alea.random() < 0.05:
        valeur, mention = None, "vide"
    ligne = Rang(
        instrument=instrument,
        code=code,
        mesure=mesure,
        debut=debut,
        fin=fin,
        departement=dep,
        produit=alea.choice(["", "", "PLAI", "PLUS", "PLS", "PLI"]),
        epci="245900410" if dep == "59" and alea.random() < 0.2 else "",
        zonage="",
        zus="",
        segment="",
        valeur=valeur,
        mention=mention,
        saisi_le=MIDI[alea.choice(JOURS)],
        entree=len(lignes),
    )
    if (*identite(ligne), ligne.saisi_le) not in {(*identite(x), x.saisi_le) for x in lignes}:
        lignes.append(ligne)


def identite(ligne):
    return ligne.instrument, ligne.code, ligne.mesure, oracle.cle(ligne)


class Juge:
    """The figures of a world on a day, with what was known on another."""

    def __init__(self, monde, au, connu_le=None):
        self.monde, self.au = monde, au
        fin = connu_le or date(2999, 1, 1)
        self.apres = datetime(fin.year, fin.month, fin.day, tzinfo=PARIS) + timedelta(days=1)
        self.organismes = range(len(monde.sieges))

    def absorbe(self, o):
        return o in self.monde.absorptions and self.monde.absorptions[o][1] <= self.au

    def porteur(self, o):
        return self.porteur(self.monde.absorptions[o][0]) if self.absorbe(o) else o

    def stocks(self, o, dep):
        """The row of an organism in a département, then those that those it absorbed bring."""
        siens = [s for s in self.monde.stocks if (s.organisme, s.dep) == (o, dep) and s.au <= self.au]
        tous = [max(siens, key=lambda s: s.au)] if siens else []
        for autre, (par, le) in self.monde.absorptions.items():
            if par == o and le <= self.au and not any(s.au >= le for s in siens):
                tous += self.stocks(autre, dep)
        return tous

    def logements(self, o, departements=R):
        return sum(s.logements for dep in departements for s in self.stocks(o, dep))

    def exclu(self, o, perimetre):
        return any(
            (e.organisme, e.perimetre) == (o, perimetre)
            and (e.debut is None or e.debut <= self.au)
            and (e.fin is None or self.au <= e.fin)
            for e in self.monde.exclusions
        )

    def regional(self, o):
        return self.monde.sieges[o] in R and not self.absorbe(o)

    def attendu(self, o):
        return not self.exclu(o, "hors-cus") and self.logements(o, ("59", "62", "80")) > 0

    def statistique(self, o):
        return self.regional(o) and not self.exclu(o, "hors-statistiques")

    def passages(self, instrument):
        connus = [
            (p.le, p.saisi_le, rang, p.etat)
            for rang, p in enumerate(self.monde.passages)
            if p.instrument == instrument and p.saisi_le < self.apres and p.le <= self.au
            and not (p.raye and p.raye < self.apres)
        ]  # fmt: skip
        return sorted(connus)

    def signee(self, instrument):
        passages = self.passages(instrument)
        return bool(passages) and passages[-1][3] == "signee"

    def rang(self, instrument):
        """None of a convention; of an avenant its first signature."""
        return next(p[:3] for p in self.passages(instrument) if p[3] == "signee") if instrument[1] else None

    def lignes(self, o, code, mesure, source):
        """The rows in force of the convention of an organism, if it is signed."""
        if not self.signee((o, 0)):
            return []
        siennes = [
            Rang(**{**vars(x), "rang_avenant": self.rang(x.instrument)})
            for x in source
            if x.instrument[0] == o and (x.code, x.mesure) == (code, mesure) and x.saisi_le < self.apres
            and self.signee(x.instrument)
        ]  # fmt: skip
        gardees = oracle.en_vigueur([Fige(x) for x in siennes])
        return gardees

    def en_region(self, o, lignes):
        dedans = not any(s.logements for s in self.propres(o))
        return [x for x in lignes if (x.departement in R if x.departement else dedans)]

    def propres(self, o):
        """Its own latest rows outside R."""
        siens = [s for s in self.monde.stocks if (s.organisme, s.dep) == (o, "80") and s.au <= self.au]
        return [max(siens, key=lambda s: s.au)] if siens else []

    def parts(self, code, mesure, debut, fin, *, produit="", departement="", source=None):
        """{statistical organism: (sum or None, complete)}, those it absorbed included."""
        source = self.monde.objectifs if source is None else source
        parts = {}
        for o in self.organismes:
            porteur = self.porteur(o)
            if not self.statistique(porteur) or not self.signee((o, 0)):
                continue
            lignes = self.en_region(o, self.lignes(o, code, mesure, source))
            if produit:
                lignes = [x for x in lignes if x.produit == produit]
            elif code == "A.I":
                lignes = [x for x in lignes if x.produit in ("", "PLAI", "PLUS", "PLS")]
            if departement:
                lignes = [x for x in lignes if x.departement == departement]
            somme, complet, _ = oracle.cumul(lignes, debut, fin)
            avant = parts.get(porteur, (None, True))
            sommes = [s for s in (avant[0], somme) if s is not None]
            parts[porteur] = (sum(sommes) if sommes else None, avant[1] and complet)
        return parts


class Fige:
    """A row that may stand in a set."""

    def __init__(self, ligne):
        self.__dict__.update(vars(ligne))


def donnees(parts):
    return {o: somme for o, (somme, _) in parts.items() if somme is not None}


def rapport(haut, bas):
    return Fraction(haut) / bas if haut is not None and bas else None


def somme(parts):
    return sum(donnees(parts).values()) if donnees(parts) else None


def chiffres(juge):
    """{identifier: value} of the figures that the oracle tells, and what a1.total covers."""
    attendus = [o for o in juge.organismes if juge.statistique(o) and juge.attendu(o)]
    parc = sum(juge.logements(o) for o in attendus)
    a1 = juge.parts("A.I", "", 2011, 2016)
    efforts = [Fraction(v) / juge.logements(o) for o, v in donnees(a1).items() if juge.logements(o)]
    presents = [o for o in donnees(a1) if o in attendus]
    lus = {
        "a1.total": somme(a1),
        "a1.effort": rapport(somme(a1), parc),
        "a1.effort.minimum": min(efforts, default=None),
        "a1.effort.maximum": max(efforts, default=None),
        "couverture": (len(presents), len(attendus), rapport(sum(map(juge.logements, presents)), parc)),
        "complet": bool(donnees(a1)) and all(complet for _, complet in a1.values()),
    }
    return lus | etat(juge) | produits(juge) | territoires(juge) | ventes(juge, parc) | classes(juge, attendus, parc)


def etat(juge):
    regionaux = [o for o in juge.organismes if juge.regional(o)]
    signees = [o for o in regionaux if juge.signee((o, 0))]
    tardives = [o for o in signees if next(p[0] for p in juge.passages((o, 0)) if p[3] == "signee") > date(2011, 6, 30)]
    extra = [o for o in juge.organismes if juge.monde.sieges[o] == "80" and not juge.absorbe(o) and juge.logements(o)]
    return {
        "etat.locatif.attendues": sum(map(juge.attendu, regionaux)),
        "etat.locatif.signees": len(signees),
        "etat.locatif.hors_delai": len(tardives),
        "etat.locatif.extra_regionales": sum(juge.signee((o, 0)) for o in extra),
    }


def produits(juge):
    plai, plus = (juge.parts("A.I", "", 2011, 2016, produit=p) for p in ("PLAI", "PLUS"))
    deux = [o for o in donnees(plai) if o in donnees(plus)]
    ratios = [rapport(donnees(plai)[o], donnees(plai)[o] + donnees(plus)[o]) for o in deux]
    ratios = [ratio for ratio in ratios if ratio is not None]
    ensemble = None if None in (somme(plai), somme(plus)) else rapport(somme(plai), somme(plai) + somme(plus))
    lus = {
        "a1.plai.part": ensemble,
        "a1.plai.part.minimum": min(ratios, default=None),
        "a1.plai.part.maximum": max(ratios, default=None),
    }
    for annee in ANNEES:
        for produit in ("PLAI", "PLUS", "PLS"):
            prevus = donnees(juge.parts("A.I", "", annee, annee, produit=produit))
            faits = donnees(juge.parts("A.I", "", annee, annee, produit=produit, source=juge.monde.realises))
            au_dela = [o for o, v in prevus.items() if v and o in faits and faits[o] * 10 > v * 12]
            lus[f"a1.realise.{annee}.depassements.{produit}"] = len(au_dela)
    return lus


def territoires(juge):
    sommes = {dep: somme(juge.parts("A.I", "", 2011, 2016, departement=dep)) for dep in R}
    total = sum(v for v in sommes.values() if v is not None)
    lus = {f"a1.departement.{dep}.part": rapport(v, total) for dep, v in sommes.items()}
    niveaux = []
    for o in juge.organismes:
        if juge.statistique(o):
            donnees_a1 = [x for x in juge.lignes(o, "A.I", "", juge.monde.objectifs) if oracle.donnee(x)]
            if donnees_a1:
                epci, dep = any(x.epci for x in donnees_a1), any(x.departement for x in donnees_a1)
                niveaux.append("epci" if epci else "departement" if dep else "aucun")
    return lus | {f"a1.niveau.{nom}": niveaux.count(nom) for nom in ("epci", "departement", "aucun")}


def ventes(juge, parc):
    stock, vendus = (juge.parts("D.I", "mis_en_commercialisation", 2011, 2011), juge.parts("D.I", "vendus", 2011, 2016))
    parts = [Fraction(v) / 6 / juge.logements(o) for o, v in donnees(vendus).items() if juge.logements(o)]
    return {
        "d1.stock.2011": somme(stock),
        "d1.ventes.moyenne_annuelle": rapport(somme(vendus), 6),
        "d1.ventes.part.maximum": max(parts, default=None),
    }


def classes(juge, attendus, parc):
    lignes = [s for o in attendus for dep in R for s in juge.stocks(o, dep)]
    par_classe = [sum(s.dpe[rang] or 0 for s in lignes) for rang in range(7)]
    connus = sum(par_classe)
    return {
        "dpe.couverture": rapport(connus, parc),
        "dpe.efg": rapport(sum(par_classe[4:]) * parc, connus) if parc else None,
        "dpe.d": rapport(par_classe[3] * parc, connus) if parc else None,
        "dpe.plus_150.part": rapport(sum(par_classe[3:]), connus) if parc else None,
    }
