"""What changed between two days, in sentences ready to be said in a session."""

from collections import defaultdict
from dataclasses import dataclass

from conventions.models import Instrument
from conventions.models.instrument import Objet
from cus_tracker.accords import accorder, jours, ordinal
from cus_tracker.cycle import EN_ATTENTE, Etat
from cus_tracker.redaction import approcher
from cus_tracker.typographie import jour, nombre
from organismes.attendus import AVENANT_FOYERS
from organismes.portees import Portee

from ..chiffres import Etude, GenerationAbsente, RegionAbsente, calculer_un
from .cartes import mot
from .pistes import ORDRE_DES_ETATS, PISTES, pieces

DATES_DITES, A1 = 3, "a1.total"


@dataclass(frozen=True)
class Vif:
    """A number in a sentence, with the list it comes from."""

    texte: str
    adresse: str


class Changements:
    """The changes of an étude since a day; `phrases` are tuples of texts and live numbers."""

    def __init__(self, etude, depuis, lien):
        self.etude, self.depuis, self.lien = etude, depuis, lien
        self.avant = dict(
            Instrument.objects.filter(generation=etude.generation, organisme__in=etude.concernes)
            .avec_etat(etude.regard.au_jour(depuis))
            .order_by()
            .values_list("pk", "etat")
        )

    @property
    def phrases(self):
        """The sentences, in the order of a briefing: signed, moved on, stopped, absorbed, objectives."""
        parties = [phrase for piste in PISTES.values() for phrase in self._piste(piste)]
        return [*parties, *self._absorptions(), *self._objectifs()]

    def _piste(self, piste):
        siennes = pieces(self.etude, piste)
        changees = defaultdict(list)
        for piece in siennes:
            if piece.etat and piece.etat != self.avant.get(piece.pk):
                changees[piece.etat].append(piece)
        dits = [etat for etat in ORDRE_DES_ETATS if changees[etat]]
        for etat in dits:
            yield self._entrees(piste, etat, changees[etat], siennes if etat == dits[-1] else ())

    def _vif(self, piste, etat, n):
        adresse = self.lien("conventions:list", **piste.requete(self.etude, etat))
        return Vif(f"{nombre(n)}", adresse)

    def _entrees(self, piste, etat, entrees, siennes):
        """« Les 2 CUS logements-foyers … ont été signées, les 4 et 19 juillet 2012 ; 1 reste en négociation. »"""
        if etat == Etat.SIGNEE and len(entrees) == 1 and piste.code != AVENANT_FOYERS:
            return self._rang(piste, entrees[0], siennes)
        n, quand = len(entrees), sorted({piece.etat_le for piece in entrees})
        dates = (
            f", {jours(quand)}" if len(quand) <= DATES_DITES else f", entre le {jour(quand[0])} et le {jour(quand[-1])}"
        )
        feminin = piste.feminin
        if etat == Etat.SIGNEE:
            verbe = f"{'a' if n == 1 else 'ont'} été {mot(etat, n, feminin=feminin)}"
        else:
            verbe = f"{'est' if n == 1 else 'sont'} désormais {mot(etat, n, feminin=feminin)}"
        return (self._vif(piste, etat, n), f" {piste.nombre(n)} {verbe}{dates}", *self._restes(piste, siennes), ".")

    def _rang(self, piste, piece, siennes):
        """« La onzième CUS accession a été signée le 23 mai 2012 ; … »"""
        rang = sum(p.etat == Etat.SIGNEE for p in pieces(self.etude, piste))
        adresse = self.lien("conventions:list", **piste.requete(self.etude, Etat.SIGNEE))
        article = "La" if piste.feminin else "Le"
        dite = (f"{article} ", Vif(ordinal(rang, feminin=piste.feminin), adresse), f" {piste.nom} a été signée ")
        return (*dite, jours([piece.etat_le]), *self._restes(piste, siennes), ".")

    def _restes(self, piste, siennes):
        """What is still under way, as it was before."""
        restants = [p for p in siennes if p.etat in EN_ATTENTE and p.etat == self.avant.get(p.pk)]
        for etat in ORDRE_DES_ETATS:
            n = sum(piece.etat == etat for piece in restants)
            if n:
                yield "\u00a0; "
                yield self._vif(piste, etat, n)
                yield f" {accorder(n, 'reste', 'restent')} {mot(etat, n, feminin=piste.feminin)}"

    def _absorptions(self):
        """Organisms of the région absorbed since; the absorptions of an étude are those of the whole country."""
        etude = self.etude
        siens = [
            etude.absorptions[pk]
            for pk, fiche in etude.fiches.items()
            if pk in etude.absorptions and fiche.siege in etude.departements
        ]
        partis = [lien for lien in siens if lien.le > self.depuis]
        if partis:
            n, adresse = len(partis), self.lien("organismes:list", portee=Portee.ABSORBES.value)
            verbe = "a été absorbé" if n == 1 else "ont été absorbés"
            dates = jours(sorted({lien.le for lien in partis}))
            yield Vif(nombre(n), adresse), f" {accorder(n, 'organisme')} {verbe} par d’autres, {dates}."

    def _objectifs(self):
        """The objectives of A1, when a signed avenant moved them."""
        n = sum(
            p.objet == Objet.OBJECTIFS and p.etat == Etat.SIGNEE and self.avant.get(p.pk) != Etat.SIGNEE
            for p in self.etude.pieces
        )
        total, avant = self._totaux() if n else (None, None)
        if total is None or avant is None or total == avant:
            return
        generation, ecart = self.etude.generation, int(abs(total - avant))
        sens = "progressent" if total > avant else "reculent"
        yield (
            f"Les objectifs de production {generation.premiere_annee}-{generation.derniere_annee} {sens} de ",
            f"{nombre(ecart)}\u00a0{accorder(ecart, 'logement')}, à ",
            Vif(approcher(total).texte(), self.lien("pilotage:chiffre", A1)),
            f", après {nombre(n)}\u00a0{accorder(n, 'avenant')}.",
        )

    def _totaux(self):
        """The total of A1 on both days; nothing where the région or the generation was not there on the first."""
        try:
            avant = Etude(self.etude.regard.au_jour(self.depuis), self.etude.generation.nom)
        except (RegionAbsente, GenerationAbsente):
            return None, None
        return tuple(calculer_un(etude, A1).valeur for etude in (self.etude, avant))


def en_texte(phrase):
    """A sentence without its links."""
    return "".join(morceau.texte if isinstance(morceau, Vif) else morceau for morceau in phrase)
