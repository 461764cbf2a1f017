"""What a section is written from: an étude, its figures, the variant, and the words that all sections share."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from cus_tracker.accords import compter, enumerer, pluriel
from cus_tracker.document import Marge
from cus_tracker.redaction import indisponible
from cus_tracker.typographie import INSECABLE, jour, nombre
from organismes.models import Perimetre
from pilotage.chiffres import Chiffre, Etude, calculer
from pilotage.comparabilite import LECTURES, de_la_famille

from .anonymat import Anonymat

NOMS_AU_PLUS = 3
NOUVEAU_ZONAGE = 2014
# Figures that come from a reference row typed by hand, not from what organisms gave.
DE_REFERENCE = ("a1.plai.part.nationale", "a1.reference.")


@dataclass(frozen=True)
class Matiere:
    """A région under a regard, its figures computed once; `interne` names organisms, the plénière does not.

    `seance`: the day of the session. `edite_le`: the day up to which everything is known when `connu_le` is not given.
    """

    etude: Etude
    chiffres: dict[str, Chiffre]
    seance: date
    edite_le: date
    interne: bool = False

    @classmethod
    def lire(cls, etude, *, edite_le, seance=None, interne=False):
        """Compute every figure of an étude and keep them together."""
        return cls(etude, calculer(etude), seance or etude.regard.au, edite_le, interne)

    def en_version(self, *, interne):
        """The same figures for the other variant."""
        return replace(self, interne=interne)

    @property
    def au(self):
        """The day looked at."""
        return self.etude.regard.au

    @property
    def connu_le(self):
        """The day up to which what was typed is known."""
        return self.etude.regard.connu_le or self.edite_le

    @property
    def generation(self):
        """The generation of the conventions."""
        return self.etude.generation

    @property
    def periode(self):
        """« 2011-2016 »: the counted years."""
        return annees(self.generation.premiere_annee, self.generation.derniere_annee)

    @property
    def periode_de_reference(self):
        """« 2005-2010 »: the six years before the counted ones."""
        return annees(*self.etude.references.periode)

    @property
    def zonage(self):
        """The zoning of markets by the name it had at the date: it was redrawn in 2014."""
        return "zonage Scellier" if self.au.year < NOUVEAU_ZONAGE else "zonage A, B, C"

    @cached_property
    def anonymat(self):
        """What hides the names of organisms in free texts of the plénière, but those of printed exclusion sets."""
        return Anonymat(gardes=frozenset(pk for membres in self.exclus.values() for pk in membres))

    def libre(self, texte):
        """A text typed by an agent, its names hidden when the note is for the plénière."""
        return texte if self.interne else self.anonymat.masquer(texte)

    def comparabilite(self, famille):
        """The comparability sheet of a family of indicators; None where the catalogue has none."""
        return self._comparabilites[famille]

    @cached_property
    def _comparabilites(self):
        return {famille: de_la_famille(self.etude, famille) for famille in LECTURES}

    def chiffre(self, identifiant):
        """A figure, or None when the étude has no such one (a year without results, a département elsewhere)."""
        return self.chiffres.get(identifiant)

    def valeur(self, identifiant):
        """The exact value of a figure, None when it is missing."""
        un = self.chiffre(identifiant)
        return un.valeur if un else None

    def rapports(self, nom):
        """{organism: ratio} behind the ends of a range."""
        return {apport.organisme: apport.valeur for apport in self.chiffres[f"{nom}.minimum"].apports}

    def motif(self, identifiant, *, pluriel=False):
        """« non disponible : la référence … n’est pas saisie »: why a figure is missing, ready to be printed."""
        un = self.chiffre(identifiant)
        raison = un.motif.rstrip(".") if un and un.motif else "aucune donnée n’est saisie"
        return indisponible(raison, pluriel=pluriel)

    def marge(self, *identifiants, couverture=""):
        """The entries of the register beside a paragraph, those of missing figures included."""
        presents = [un for nom in identifiants if (un := self.chiffre(nom))]
        return tuple(Marge(exact(un), un.id, couverture or couverture_en_mots(un)) for un in presents)

    def marge_d_etendue(self, *noms, couverture=""):
        """One entry for both ends of a range: « 6,0 à 42,1 % », under the reference of its minimum."""
        entrees = []
        for nom in noms:
            bas, haut = (self.chiffres[f"{nom}.{bout}"] for bout in ("minimum", "maximum"))
            bornes = exact(bas) if bas.valeur == haut.valeur else f"{sans_unite(exact(bas))} à {exact(haut)}"
            entrees.append(Marge(bornes, bas.id, couverture or couverture_en_mots(bas)))
        return tuple(entrees)

    def marge_de_repartition(self, *noms, couverture):
        """One entry for counts that belong together: « 5 · 21 · 3 », under the reference of the first."""
        connus = [self.chiffres[nom] for nom in noms]
        return (Marge(" · ".join(exact(un) for un in connus), connus[0].id, couverture),)

    @cached_property
    def exclus(self):
        """{exclusion set: {organism: reason}}: the members that have their seat or dwellings in the région."""
        dedans = set(self.etude.departements)
        return {
            nom: {
                pk: motif
                for pk, motif in membres.items()
                if self.etude.fiches[pk].siege in dedans or self.etude.logements(pk)
            }
            for nom, membres in self.etude.exclus.items()
            if nom in (Perimetre.HORS_CUS, Perimetre.HORS_STATISTIQUES)
        }

    @cached_property
    def hors_du_parc(self):
        """« hors Cités du Coron Boréal »: whose stock is left out of the denominators; nothing when nobody’s is."""
        dehors = {pk for membres in self.exclus.values() for pk in membres}
        return self._hors("exclus du parc", (pk for pk in dehors if self.etude.logements(pk)))

    @cached_property
    def hors_des_totaux(self):
        """« hors Cités du Coron Boréal »: whose objectives or stock are left out of the totals."""
        signataires = {p.organisme for p in self.etude.valeurs.hors_statistiques}
        dehors = self.exclus.get(Perimetre.HORS_STATISTIQUES, ())
        return self._hors("exclus des totaux", (pk for pk in dehors if pk in signataires or self.etude.logements(pk)))

    def _hors(self, exclus, organismes):
        dehors = set(organismes)
        tus = [pk for pk in self.etude.regionaux if pk in dehors]
        if not tus:
            return ""
        if len(tus) > NOMS_AU_PLUS:
            return f" hors {len(tus)}{INSECABLE}organismes {exclus}, nommés en annexe"
        return f" hors {enumerer(self.etude.fiches[pk].nom for pk in tus)}"

    def donateurs(self, *identifiants):
        """Number of organisms that gave something to these figures, expected or not."""
        return len({apport.organisme for nom in identifiants for apport in self.chiffres[nom].apports})

    def noms(self, organismes):
        """Names of organisms, for the internal variant: a few in full, then how many others."""
        tous = sorted((self.etude.fiches[pk].nom for pk in organismes), key=str.casefold)
        if len(tous) <= NOMS_AU_PLUS + 1:
            return enumerer(tous)
        reste = len(tous) - NOMS_AU_PLUS
        return f"{', '.join(tous[:NOMS_AU_PLUS])} et {compter(reste, 'autre')}"

    def qui(self, organismes):
        """« (Nord-Chimère Habitat) » in the internal variant, nothing in the plénière."""
        return f" ({self.noms(organismes)})" if self.interne and organismes else ""

    def aux_bouts(self, identifiant):
        """« (de X à Y) » for the internal variant: who is at each end of a range; nothing in the plénière."""
        bas, haut = (self.chiffre(f"{identifiant}.{bout}") for bout in ("minimum", "maximum"))
        if not self.interne or bas is None or bas.valeur is None:
            return ""
        qui = [self.noms({a.organisme for a in un.apports if a.valeur == un.valeur}) for un in (bas, haut)]
        return f" (de {qui[0]} à {qui[1]})" if qui[0] != qui[1] else f" ({qui[0]})"


def annees(debut, fin):
    """« 2011-2016 », « 2011 »."""
    return str(debut) if debut == fin else f"{debut}-{fin}"


def exact(chiffre):
    """The exact value as the register prints it: « 12 287 », « 9,7 % », « −4,0 % »; « n.d. » when missing."""
    valeur = chiffre.valeur
    if valeur is None:
        return "n.d."
    if chiffre.unite in ("part", "croissance"):
        points = valeur * 100
        signe = "+" if chiffre.unite == "croissance" and points > 0 else ""
        return f"{signe}{nombre(points, 2 if 0 < abs(points) < 1 else 1)}{INSECABLE}%"
    return nombre(valeur, 0 if valeur == valeur.to_integral_value() else 1)


def sans_unite(mots):
    """« 6,0 » of « 6,0 % »."""
    return mots.removesuffix(f"{INSECABLE}%")


def couverture_en_mots(chiffre):
    """« 11 organismes sur 12 attendus, 99 % du parc, incomplet »: who stands behind a figure."""
    couverture = chiffre.couverture
    if chiffre.id.startswith(DE_REFERENCE):
        return "référence saisie, hors conventions"
    mots = f"{compter(couverture.organismes, 'organisme')} sur {couverture.attendus}"
    mots += f"{INSECABLE}attendu{'s' if pluriel(couverture.attendus) else ''}"
    if not chiffre.id.startswith("etat.") and couverture.part_parc is not None:
        mots += f", {part_du_parc(couverture.part_parc)}{INSECABLE}% du parc"
    return mots if chiffre.complet or chiffre.valeur is None else f"{mots}, incomplet"


def part_du_parc(part):
    """A share in whole points; 99,7 is not everything and 0,3 is not nothing."""
    points = part * 100
    if 99 < points < 100:
        return "plus de 99"
    if 0 < points < 1:
        return "moins de 1"
    return nombre(points, 0)


def horloges(matiere):
    """« Situation au 3 octobre 2012 · données connues au 28 septembre 2012 »."""
    return f"Situation au {jour(matiere.au)} · données connues au {jour(matiere.connu_le)}"


def en_decimal(valeur):
    """A count as the charts take it."""
    return None if valeur is None else Decimal(valeur)
