"""The parts of the page of an instrument that are no passage: file, documents, échéances, what an avenant changes."""

from functools import cached_property

from cus_tracker.cycle import Etat
from cus_tracker.dependances import ce_qui_depend_de

from .amendements import changements
from .echeances import echeances
from .frise import ECHEANCE, frise
from .models import Instrument, Prorogation

MOTS = (
    "joindre",
    "suivre",
    "jalonner",
    "aviser",
    "contresigner",
    "modifier",
    "proroger",
    "supprimer",
    "preparer_avenant",
    "amender",
)


class PiecesDuDossier:
    """What a Fiche shows besides the life of its instrument; each part is read once, when first asked."""

    @property
    def droits(self):
        """What is no passage and that the agent may do: {gesture: True or False}."""
        droits = {mot: self.peut(mot) for mot in MOTS}
        return droits | {"amender": droits["amender"] and (droits["modifier"] or Etat.SIGNEE not in self.etats)}

    @cached_property
    def pour_autrui(self):
        """True when a DREAL keeps the file of an organism of another région, whose own DREAL has no account yet."""
        if not self.modifiable or self.agent.administre:
            return False
        return not self.agent.departements().filter(pk=self.instrument.organisme.siege_id).exists()

    @cached_property
    def est_vide(self):
        """True of a file opened by mistake: nothing was ever recorded in it."""
        return not self.passages and not ce_qui_depend_de(self.instrument)

    @cached_property
    def documents(self):
        """The documents of the instrument, those taken off included."""
        return list(self.instrument.documents.select_related("par", "retire_par"))

    @cached_property
    def jalons(self):
        """The steps of the file."""
        return list(self.instrument.jalons.all())

    @cached_property
    def signataires(self):
        """Who signs, and when each did."""
        return list(self.instrument.signataires.all())

    @cached_property
    def avis(self):
        """The opinions of préfets."""
        return list(self.instrument.avis.all())

    @cached_property
    def suivi(self):
        """What blocks and what comes next; None when nobody said."""
        return getattr(self.instrument, "suivi", None)

    @cached_property
    def echeances(self):
        """What falls due of this instrument."""
        return echeances(Instrument.objects.filter(pk=self.instrument.pk), self.regard)

    @cached_property
    def frise(self):
        """The life line of a signed convention; None of anything else."""
        signature = next((p for p in self.passes if p.etat == Etat.SIGNEE), None)
        if self.instrument.est_avenant or self.etat != Etat.SIGNEE:
            return None
        evaluations = self.instrument.generation.jours_d_evaluation(signature.le, self.echeance)
        suite = [(le, f"{rang}e éval." if rang > 1 else "1re éval.") for rang, le in enumerate(evaluations, start=1)]
        if self.echeance:
            suite = [(le, mot) for le, mot in suite if le != self.echeance] + [(self.echeance, ECHEANCE)]
        return frise(signee_le=signature.le, evenements=suite, au=self.regard.au, precision=signature.precision)

    @cached_property
    def prorogations(self):
        """The acts that stand and concern this convention."""
        return list(Prorogation.objects.au(self.regard).filter(conventions=self.instrument.pk))

    @cached_property
    def changements(self):
        """The objectives of an avenant, before and after."""
        return changements(self.instrument, self.regard) if self.instrument.est_avenant else []
