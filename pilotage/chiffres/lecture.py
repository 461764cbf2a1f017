"""Reading rows of values from the base: of some conventions and their signed avenants, as known and as amended."""

from collections import defaultdict
from functools import cached_property

from conventions.cumuls import Amendees, Ligne, appliquer_avenants, dernieres_versions
from conventions.models import Objectif, Passage
from cus_tracker.cycle import Etat
from evaluations.models import Realise

OBJECTIF, REALISE = "objectif", "realise"
AXES_LUS = ("departement", "epci", "zonage", "produit", "zus", "segment")
CHAMPS = ("indicateur__code", "mesure", "debut", "fin", *AXES_LUS, "valeur", "mention", "pk")
# Realised values are compared with objectives in this family alone.
FAMILLES_REALISEES = ("A1",)
RIEN = Amendees(())


class Lecture:
    """The rows of these conventions at the regard of an étude; objectives and realised values are each read once."""

    def __init__(self, etude, conventions):
        self.etude = etude
        self.conventions = {p.pk: p for p in conventions}

    @cached_property
    def avenants(self):
        """{signed avenant: its convention}; an avenant counts with its convention, itself signed."""
        pieces = self.etude.pieces
        return {p.pk: p.parent for p in pieces if p.parent in self.conventions and p.etat == Etat.SIGNEE}

    @cached_property
    def rangs(self):
        """{signed avenant: what sorts it}: its first standing signature, then the moment it was typed, then entry."""
        signatures = Passage.objects.filter(instrument__in=self.avenants, etat=Etat.SIGNEE).au(self.etude.regard)
        champs = ("instrument", "le", "saisi_le", "pk")
        rangs = {}
        for avenant, *rang in signatures.dans_l_ordre().values_list(*champs):
            rangs.setdefault(avenant, tuple(rang))
        return rangs

    def _connues(self, requete, *champs):
        """(rank, fields) of the rows known, in the order in which they were typed, then entered: the last one wins."""
        connues = requete.connues(self.etude.regard)
        return enumerate(connues.order_by("saisi_le", "pk").values_list(*champs, *CHAMPS).iterator(5000))

    @cached_property
    def objectifs(self):
        """{convention: {(code, mesure): Amendees}}: the objectives in force and those that avenants replaced."""
        lues = defaultdict(lambda: defaultdict(list))
        instruments = [*self.conventions, *self.avenants]
        objectifs = Objectif.objects.filter(instrument__in=instruments)
        for entree, (instrument, *champs) in self._connues(objectifs, "instrument"):
            convention = self.avenants.get(instrument, instrument)
            ligne = self._ligne(convention, OBJECTIF, champs, entree, instrument, self.rangs.get(instrument))
            lues[convention][ligne.indicateur, ligne.mesure].append(ligne)
        return {
            convention: {cle: appliquer_avenants(dernieres_versions(lignes)) for cle, lignes in groupes.items()}
            for convention, groupes in lues.items()
        }

    @cached_property
    def realises(self):
        """{convention: {(code, mesure): rows}}: realised values in their latest known version.

        The avenant is no part of their key: a version that names an avenant not signed is no value on that day.
        """
        lues = defaultdict(lambda: defaultdict(list))
        realises = Realise.objects.filter(convention__in=self.conventions, indicateur__famille__in=FAMILLES_REALISEES)
        for entree, (convention, avenant, *champs) in self._connues(realises, "convention", "avenant"):
            ligne = self._ligne(convention, REALISE, champs, entree, avenant, None)
            lues[convention][ligne.indicateur, ligne.mesure].append(ligne)
        return {
            convention: {
                cle: tuple(x for x in dernieres_versions(lignes) if x.instrument is None or x.instrument in self.rangs)
                for cle, lignes in groupes.items()
            }
            for convention, groupes in lues.items()
        }

    def _ligne(self, convention, nature, champs, entree, instrument, rang):
        code, mesure, *cellule, pk = champs
        organisme = self.conventions[convention].organisme
        return Ligne(organisme, code, mesure, nature, *cellule, None, entree, instrument, rang, pk, convention)

    def amendees(self, convention, code, mesure):
        """The objectives of a convention for an indicator and a measure, as amended."""
        return self.objectifs.get(convention, {}).get((code, mesure), RIEN)

    def lignes(self, convention, code, mesure, nature=OBJECTIF):
        """The rows in force of a convention for an indicator and a measure."""
        if nature == OBJECTIF:
            return self.amendees(convention, code, mesure).en_vigueur
        return self.realises.get(convention, {}).get((code, mesure), ())

    def en_vigueur(self, convention, code):
        """Objective rows in force of a convention for an indicator, whatever measure, territory, product or period."""
        groupes = self.objectifs.get(convention, {})
        return [x for cle, amendees in groupes.items() if cle[0] == code for x in amendees.en_vigueur]
