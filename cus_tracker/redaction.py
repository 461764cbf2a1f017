"""The words of a number: approximations never false of it, growths, ranges, trends (contracts §5)."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from .accords import accorder, compter
from .typographie import INSECABLE, arrondi, nombre

# Truth of a wording, exact ÷ printed − 1: the word may be used between these bounds, both included.
TOLERANCES = {
    "près de": (Decimal("-0.02"), Decimal("0.005")),
    "environ": (Decimal("-0.025"), Decimal("0.025")),
    "plus de": (Decimal(0), Decimal("0.1")),
    "moins de": (Decimal("-0.1"), Decimal(0)),
}
# Below this a number is printed as it is: nobody says « près de 30 conventions ».
EXACT_SOUS = 100
PROCHE, RONDEUR = Decimal("0.005"), Decimal("0.02")
# From here up a percentage, and the lower end of a range of them, are told without decimal.
SANS_DECIMALE, SANS_DECIMALE_BAS = Decimal("9.5"), 5
# First figures of the numbers that a reader remembers: 1 000, 1 500, 2 000, 2 500, 3 000…
RONDS = frozenset(Decimal(x) for x in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "7", "7.5", "8", "9"))
# What is counted one by one, and told exactly.
COMPTES = frozenset(("conventions", "organismes", "instruments", "avenants"))
FEMININS = frozenset(("conventions", "ventes"))
STABLE, LEGERE, MODEREE = Decimal("0.005"), Decimal("0.10"), Decimal("0.40")


@dataclass(frozen=True, slots=True)
class Approche:
    """A number as it is printed: its word (« près de », or none) and the rounded number."""

    mot: str
    imprime: Decimal

    def texte(self, suffixe=""):
        """« près de 32 500 », with what follows the number."""
        return f"{self.mot}{INSECABLE if self.mot else ''}{nombre(self.imprime)}{suffixe}"


def vrai(mot, exact, imprime, decimales=0):
    """True when the word is true of the exact number beside the printed one, by the tolerances of the contract."""
    exact, imprime = abs(Decimal(exact)), abs(Decimal(imprime))
    if not mot:
        return arrondi(exact, decimales) == imprime
    if not imprime:
        return False
    bas, haut = TOLERANCES[mot]
    return bas <= exact / imprime - 1 <= haut


def approcher(valeur):
    """The roundest number that is near enough, and its word.

    A remembered number is taken within 2 %; another within 0.5 %. Above a remembered number one says « plus de », near
    another « près de », under either « près de ». Small whole numbers are told exactly.
    """
    valeur = Decimal(valeur)
    if abs(valeur) < EXACT_SOUS:
        return Approche("", significatif(valeur))
    for grain in _grains(valeur):
        imprime = (valeur / grain).quantize(Decimal(1)) * grain
        if imprime and (approche := _juger(valeur, imprime)):
            return approche
    return Approche("", arrondi(valeur))


def bornes(approche):
    """The exact numbers of which the words of an approximation stay true, both included; None when it has no word."""
    if not approche.mot:
        return None
    return tuple(approche.imprime * (1 + borne) for borne in TOLERANCES[approche.mot])


def exacte(valeur, unite):
    """A figure without approximation: « 32 487 », « 19,83 % », « −4,03 % »."""
    if unite in ("part", "croissance"):
        return f"{nombre(arrondi(Decimal(valeur) * 100, 2))}{INSECABLE}%"
    return nombre(arrondi(valeur, 2))


def significatif(valeur, decimales=1):
    """A number rounded to these decimals, or to its first significant figure when they would make it zero."""
    valeur = Decimal(valeur)
    return arrondi(valeur, max(decimales, -valeur.adjusted()) if valeur else decimales)


def _grains(valeur):
    """Steps of rounding, the coarsest first: 10 000, 5 000, 1 000, 500… down to 1 for a number of five figures."""
    exposant = valeur.adjusted()
    for rang in range(exposant, -1, -1):
        yield Decimal(1).scaleb(rang)
        if rang:
            yield Decimal(5).scaleb(rang - 1)


def _juger(valeur, imprime):
    ecart = valeur / imprime - 1
    if not ecart:
        return Approche("", imprime)
    rond = imprime.copy_abs().scaleb(-imprime.adjusted()) in RONDS
    if abs(ecart) > (RONDEUR if rond else PROCHE):
        return None
    return Approche("plus de" if ecart > 0 and rond else "près de", imprime)


def approcher_part(part):
    """A fraction as a percentage: whole from 9.5 % up, one decimal under; « près de » just under a round ten.

    A share too small for one decimal is told by its first significant figure: nothing but zero reads « 0 % ».
    """
    points = Decimal(part) * 100
    dizaine = arrondi(points / 10) * 10
    if abs(points) > 10 and abs(points) < abs(dizaine) and abs(points / dizaine - 1) <= RONDEUR:
        return Approche("près de", dizaine)
    return Approche("", arrondi(points) if abs(points) >= SANS_DECIMALE else significatif(points))


def part(valeur):
    """« près de 20 % »."""
    return approcher_part(valeur).texte(f"{INSECABLE}%")


def croissance(valeur, *, feminin=False, pluriel=False):
    """A growth as a comparison: −0.04 gives « inférieur de 4 % », agreeing with what is compared."""
    accord = ("e" if feminin else "") + ("s" if pluriel else "")
    if not valeur:
        return ("égale" if feminin else "égaux" if pluriel else "égal") + ("s" if feminin and pluriel else "")
    sens = "supérieur" if valeur > 0 else "inférieur"
    return f"{sens}{accord} de {part(abs(Decimal(valeur)))}"


def intensite(valeur):
    """How strong a growth is: « stable » under 0.5 %, « légère » to 10 %, « modérée » to 40 %, « nette » beyond."""
    ampleur = abs(Decimal(valeur))
    if ampleur < STABLE:
        return "stable"
    return "légère" if ampleur <= LEGERE else "modérée" if ampleur <= MODEREE else "nette"


def tendance(serie):
    """The movement of a series: « hausse modérée mais continue », « baisse nette », « stabilité », « irrégulière »."""
    valeurs = [Decimal(v) for v in serie]
    pas = [apres - avant for avant, apres in pairwise(valeurs)]
    ecart = valeurs[-1] - valeurs[0]
    force = intensite(ecart / valeurs[0]) if valeurs[0] else "nette"
    if not any(pas) or (force == "stable" and len({p > 0 for p in pas if p}) == 1):
        return "stabilité"
    if force == "stable" or not ecart:
        return "évolution irrégulière"
    sens = "hausse" if ecart > 0 else "baisse"
    continue_ = all(p >= 0 for p in pas) or all(p <= 0 for p in pas)
    if not continue_:
        return f"{sens} {force} mais irrégulière"
    return f"{sens} {force} {'et' if force == 'nette' else 'mais'} continue"


def fourchette(minimum, maximum):
    """Two fractions as a range: « entre 6 et 42 % », « entre 0,1 et 1 % »; equal ends are told once."""
    bas, haut = (Decimal(v) * 100 for v in (minimum, maximum))
    arrondir = arrondi if bas >= SANS_DECIMALE_BAS else significatif
    textes = [nombre(arrondir(v)) for v in (bas, haut)]
    if textes[0] == textes[1]:
        return f"{textes[0]}{INSECABLE}%"
    return f"entre {textes[0]} et {textes[1]}{INSECABLE}%"


def indisponible(motif, *, pluriel=False):
    """« non disponible : la référence n’est pas saisie »: why a figure is missing; one colon, whatever the reason."""
    dit = f"non disponible{'s' if pluriel else ''}"
    raison = motif.replace(f"{INSECABLE}:", ",")
    return f"{dit}{INSECABLE}: {raison[:1].lower()}{raison[1:]}" if motif else dit


def phrase(valeur, unite, *, motif=""):
    """The words of a figure: a share in per cent, a growth as a comparison, a count exactly, a quantity rounded."""
    if valeur is None:
        return indisponible(motif)
    if unite == "part":
        return part(valeur)
    if unite == "croissance":
        return croissance(valeur)
    if unite in COMPTES:
        return nombre(valeur)
    return approcher(valeur).texte()


def avec_unite(valeur, unite):
    """The words of a figure with its unit, which agrees: « près de 5 400 logements par an », « aucune convention »."""
    if unite in ("part", "croissance"):
        return phrase(valeur, unite)
    nom, _, suite = unite.partition(" ")
    singulier, dit = nom.removesuffix("s"), phrase(valeur, unite)
    mots = (
        f"{dit}{INSECABLE}{accorder(valeur, singulier)}" if valeur else compter(0, singulier, feminin=nom in FEMININS)
    )
    return f"{mots} {suite}".rstrip()
