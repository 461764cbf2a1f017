"""The life of an instrument: the gestures that record, undo and correct its passages, one transaction each."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cus_tracker.cycle import AVANCEMENT, Etat, Nature, Precision, rupture
from cus_tracker.typographie import le_jour

from ..gestes import GESTES, possible, possible_avant, prochain
from .numeros import numeroter
from .ordre import RENDU, a_rendre, deja_venu, enregistrer, placer, ramener
from .passage import Passage, derniere_saisie

ANNULE = "Annulé par son auteur, aussitôt après la saisie."


class Vie:
    """What happens to an instrument; every gesture is keyword-only, refuses by ValidationError, gives its passage."""

    def elaborer(self, **quand):
        """Record that the organism has begun."""
        return self.passer(Etat.ELABORATION, **quand)

    def deposer(self, **quand):
        """Record that the draft reached the préfet."""
        return self.passer(Etat.DEPOSEE, **quand)

    def negocier(self, **quand):
        """Record that the negotiation began."""
        return self.passer(Etat.NEGOCIATION, **quand)

    def demander_avis(self, **quand):
        """Record that the other préfets are asked."""
        return self.passer(Etat.AVIS, **quand)

    def proposer(self, **quand):
        """Record that the file is ready to be signed."""
        return self.passer(Etat.PRETE_A_SIGNER, **quand)

    def suspendre(self, *, motif, **quand):
        """Record that the signature is held up, and why."""
        return self.passer(Etat.SUSPENDUE, motif=motif, **quand)

    def reprendre(self, *, etat, **quand):
        """Record that a suspension ended, back to a state in which files advance."""
        if etat not in AVANCEMENT:
            raise ValidationError({"etat": "Dites à quelle étape le dossier reprend."})
        return self.passer(etat, apres=Etat.SUSPENDUE, **quand)

    def signer(self, **quand):
        """Record the signature; an avenant is then given its number."""
        return self.passer(Etat.SIGNEE, **quand)

    def abandonner(self, *, motif, **quand):
        """Record that the file is given up, and why."""
        return self.passer(Etat.ABANDONNEE, motif=motif, **quand)

    @transaction.atomic
    def passer(self, etat, *, document=None, par, **quand):
        """Enter a state on a day, where the whole ordered sequence of passages allows it."""
        nouveau = self.verrouiller().preparer(etat, self.debouts(), par=par, **quand)
        enregistrer([nouveau])
        numeroter([self], par=par)
        if document:
            self.joindre(**document, passage=nouveau, par=par)
        return nouveau

    def preparer(self, etat, debouts, *, le, par, precision=Precision.JOUR, motif="", apres=None):
        """The passage into a state, judged among those that stand, not saved; `apres`: the state it must follow."""
        nouveau = Passage(
            instrument_id=self.pk, etat=etat, le=le, precision=precision, par=par, motif=motif, nature=Nature.AGENT
        )
        suite = self._juger(placer(deja_venu(nouveau), debouts))
        rang = suite.index(nouveau)
        if apres and (rang == 0 or suite[rang - 1].etat != apres):
            raise ValidationError({"le": f"Aucune suspension n’était en cours {le_jour(le, precision)}."})
        return nouveau

    @transaction.atomic
    def annuler(self, *, passage, par):
        """Strike a passage as soon as its author sees that it is wrong; it stays in the journal."""
        passage = self.verrouiller().debout(passage)
        if not passage.annulable_par(par):
            raise ValidationError("Seul son auteur annule un passage, dans la journée ; ensuite, on le rectifie.")
        return self._rayer(passage, motif=ANNULE, par=par)

    @transaction.atomic
    def rectifier(self, *, passage, motif, par, le=None, precision=Precision.JOUR):
        """Strike a wrong passage and say why; `le`: the right day, under which the same state is recorded again."""
        passage = self.verrouiller().debout(passage)
        if le is None:
            return self._rayer(passage, motif=motif, par=par)
        juste = Passage(
            instrument_id=self.pk, etat=passage.etat, le=le, precision=precision, par=par, motif=passage.motif
        )
        if (deja_venu(juste).le, juste.precision) == (passage.le, passage.precision):
            raise ValidationError({"le": "C’est déjà ce jour."})
        return self._rayer(passage, motif=motif, par=par, juste=juste)

    def joindre(self, **document):
        """Keep a document of this instrument."""
        return self.documents.joindre(instrument=self, **document)

    def verrouiller(self):
        """Hold the rows of the instrument and of its convention to the end of the transaction: gestures never cross."""
        rangs = type(self)._base_manager.filter(pk__in=[self.pk, self.parent_id or self.pk])
        list(rangs.select_for_update().order_by("pk"))
        return self

    def debouts(self):
        """The passages that stand, in the order of the file."""
        return list(self.passages.filter(rectifie_le=None).dans_l_ordre())

    def debout(self, passage):
        """The same passage, read again; refused when someone struck it meanwhile."""
        lu = self.passages.filter(pk=passage.pk, rectifie_le=None).first()
        if lu is None:
            raise ValidationError("Ce passage vient d’être rayé par quelqu’un d’autre.")
        return lu

    def derniere_saisie(self):
        """Who last recorded or struck a passage, and when: (name, moment), None where there is none."""
        return derniere_saisie(self.passages.all())

    def est_signe(self):
        """True once a signature stands."""
        return self.passages.filter(etat=Etat.SIGNEE, rectifie_le=None).exists()

    def gestes_possibles(self, agent, *, etats=None):
        """The gestures that an agent may make now, in the order of the file."""
        return self._gestes(agent, possible, etats)

    def gestes_anterieurs(self, agent, *, etats=None):
        """The gestures that may only complete the past of the file."""
        return self._gestes(agent, possible_avant, etats)

    def prochain_geste(self, *, etats=None, avis_utiles=True):
        """The gesture that comes next, whoever makes it; None once the file is over."""
        etats = self.etats_debouts() if etats is None else etats
        return prochain(etats, avis_utiles=avis_utiles)

    def etats_debouts(self):
        """The states gone through, in order."""
        return [passage.etat for passage in self.debouts()]

    def _gestes(self, agent, critere, etats):
        etats = self.etats_debouts() if etats is None else etats
        return [geste for geste in GESTES.values() if geste.permis_a(agent) and critere(geste, etats)]

    def _juger(self, passages):
        """The sequence, refused when the table of passages does not allow it whole; the refusal names both days."""
        fautif = rupture([passage.etat for passage in passages])
        if fautif:
            jours = [passages[rang] for rang in (fautif.rang - 1, fautif.rang) if rang >= 0]
            suite = ", puis ".join(f"« {Etat(p.etat).label} » {le_jour(p.le, p.precision)}" for p in jours)
            raise ValidationError(f"{fautif} Le dossier dirait : {suite}.", code="suite")
        return passages

    def _rayer(self, passage, *, motif, par, juste=None):
        restants = [autre for autre in self.debouts() if autre.pk != passage.pk]
        self._juger(placer(juste, restants) if juste else restants)
        rendus = [] if juste else a_rendre(passage, restants)
        passage.rectifie_le, passage.rectifie_motif, passage.rectifie_par = timezone.now(), motif, par
        passage.save(update_fields=["rectifie_le", "rectifie_motif", "rectifie_par"])
        ramener(rendus, passage.rectifie_le, RENDU)
        if juste:
            enregistrer([juste], maintenant=passage.rectifie_le)
        numeroter([self], par=par)
        return juste or passage
