"""The one registry of figures: it feeds the command, the pages, the notes, the help and the contract’s test."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cus_tracker.redaction import avec_unite, exacte, phrase

from .noms import THEMES, nommer


@dataclass(frozen=True, slots=True)
class Couverture:
    """Who gave something: organisms among those expected, and their share of the stock (a fraction, or None)."""

    organismes: int
    attendus: int
    part_parc: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Apport:
    """What one organism brings to a figure: its value and the rows or instruments that made it."""

    organisme: int
    valeur: Decimal | None = None
    lignes: tuple = ()
    instrument: int | None = None


@dataclass(frozen=True, slots=True)
class Resultat:
    """What the formula of a figure found; `valeur` None always comes with a `motif`.

    `questions`: the sums that were asked of the values, from which the rows left aside and the alerts are told.
    """

    valeur: Decimal | None
    couverture: Couverture
    complet: bool = True
    motif: str = ""
    apports: tuple[Apport, ...] = ()
    questions: tuple = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure or a family of figures: its identifier (with {keys}), unit, formula in words and source."""

    id: str
    unite: str
    formule: str
    source: str
    calcul: Callable
    cles: Callable | None = None

    @property
    def theme(self):
        """The first word of the identifier: « etat », « a1 »…"""
        return self.id.split(".")[0]


@dataclass(frozen=True, slots=True)
class Chiffre:
    """A figure computed: what every page, note and command prints."""

    id: str
    nom: str
    valeur: Decimal | None
    unite: str
    complet: bool
    couverture: Couverture
    phrase: str
    motif: str = ""
    formule: str = ""
    source: str = ""
    apports: tuple[Apport, ...] = field(default=(), repr=False)
    questions: tuple = field(default=(), repr=False)

    @property
    def theme(self):
        """The first word of the identifier: « etat », « a1 »…"""
        return self.id.partition(".")[0]

    @property
    def releve(self):
        """True of a figure read among references: no organism gave it, and no coverage goes with it."""
        return self.id.startswith(("a1.plai.part.nationale", "a1.reference."))

    @property
    def libelle(self):
        """The words of the figure with its unit: « 12 logements », « 20 % », « aucune convention »."""
        return avec_unite(self.valeur, self.unite) if self.valeur is not None else self.phrase

    @property
    def exacte(self):
        """The value without approximation: « 19,83 % »; nothing when it cannot be computed."""
        return "" if self.valeur is None else exacte(self.valeur, self.unite)

    def sans_lignes(self):
        """The same figure, light to keep: without the organisms and rows that made it."""
        return replace(self, apports=(), questions=())


REGISTRE: dict[str, Definition] = {}
RANGS = {theme: rang for rang, theme in enumerate(THEMES)}


def chiffre(identifiant, *, unite, formule, source="", cles=None):
    """Register a formula `calcul(etude, **cle) -> Resultat` under an identifier of contracts §5.

    `cles(etude)` gives the keys of a family, in order: « d1.stock.{annee} » is printed once for each counted year.
    """

    def inscrire(calcul):
        if identifiant in REGISTRE:
            raise ValueError(f"Le chiffre {identifiant} est déjà inscrit.")
        REGISTRE[identifiant] = Definition(identifiant, unite, formule, source, calcul, cles)
        return calcul

    return inscrire


def calculer(etude):
    """Every figure of an étude, {identifier: Chiffre}, theme by theme, in the order of the registry."""
    return {identifiant: _calculer(etude, *appel, identifiant) for identifiant, appel in _appels(etude)}


def calculer_un(etude, identifiant):
    """One figure of an étude; None where it has no such figure."""
    appel = dict(_appels(etude)).get(identifiant)
    return _calculer(etude, *appel, identifiant) if appel else None


def _appels(etude):
    """(identifier, (definition, key)) of each figure that an étude prints."""
    for definition in sorted(REGISTRE.values(), key=lambda d: RANGS[d.theme]):
        for cle in definition.cles(etude) if definition.cles else ({},):
            yield definition.id.format(**cle), (definition, cle)


def _calculer(etude, definition, cle, identifiant):
    resultat = definition.calcul(etude, **cle)
    return Chiffre(
        id=identifiant,
        nom=nommer(definition.id, cle),
        valeur=resultat.valeur,
        unite=definition.unite,
        complet=resultat.complet,
        couverture=resultat.couverture,
        phrase=phrase(resultat.valeur, definition.unite, motif=resultat.motif),
        motif=resultat.motif,
        formule=definition.formule.format(**cle),
        source=definition.source,
        apports=resultat.apports,
        questions=resultat.questions,
    )
