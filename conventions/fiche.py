"""The page of one instrument: its life as steps, its journal, its avenants, what may be done next."""

from dataclasses import dataclass
from functools import cached_property

from cus_tracker.cycle import AVANCEMENT, EN_ATTENTE, Etat, dire
from cus_tracker.durees import duree
from cus_tracker.graphiques import Etape as Pas
from cus_tracker.graphiques import Etapes
from cus_tracker.regard import aujourd_hui
from cus_tracker.typographie import jour, le_jour
from organismes.models import Patrimoine
from organismes.raison import raison

from .acces import ouvert
from .amendements import dernier_perimetre
from .gestes import PAR_ETAT
from .models import Instrument, Passage
from .models.instrument import Objet, TroisValeurs
from .pieces_du_dossier import PiecesDuDossier
from .situations import fins, situations

# Steps that one line of an A4 holds.
PAS_IMPRIMES = 7


@dataclass
class Etape:
    """A step of the life-cycle: reached on a day, or still to come."""

    code: str
    libelle: str
    quand: str = ""
    le: object = None
    duree: str = ""
    sens: str = ""


@dataclass
class Ligne:
    """A line of the journal: a passage, whether it is struck at this date, which ones it replaced, what may be done."""

    passage: Passage
    raye: bool
    de_l_avenant: Instrument | None
    remplaces: list
    annulable: bool
    rectifiable: bool


class Fiche(PiecesDuDossier):
    """An instrument looked at by an agent; each part is read once, when first asked."""

    def __init__(self, instrument, regard, agent):
        self.instrument, self.regard, self.agent = instrument, regard, agent

    @cached_property
    def avenants(self):
        """The avenants of a convention, with their state, in the order of their references."""
        if self.instrument.est_avenant:
            return []
        avenants = Instrument.objects.filter(parent=self.instrument).avec_etat(self.regard)
        return list(avenants.select_related("organisme", "generation").order_by("numero", "reference"))

    @cached_property
    def passages(self):
        """Every passage of the instrument and its avenants, struck ones included, in order."""
        ids = [self.instrument.pk, *(avenant.pk for avenant in self.avenants)]
        lus = Passage.objects.filter(instrument__in=ids).select_related("instrument", "par__service", "rectifie_par")
        return list(lus.prefetch_related("documents").dans_l_ordre())

    @cached_property
    def debouts(self):
        """Those that stand for the clocks of the page, of the instrument itself."""
        return [p for p in self.passages if self._connu(p) and not self._raye(p) and self._sien(p)]

    @cached_property
    def reels(self):
        """The passages that stand today, whatever the clocks of the page: gestures are made now."""
        return [p for p in self.passages if self._sien(p) and not p.est_raye]

    @property
    def etats(self):
        """The states gone through today."""
        return [p.etat for p in self.reels]

    @property
    def actuel(self):
        """The passage that gives the state today; None before any."""
        return self.reels[-1] if self.reels else None

    @property
    def dernier(self):
        """The passage that gives the state at the date of the page; None before any."""
        passes = self.passes
        return passes[-1] if passes else None

    @property
    def etat(self):
        """The state at the date of the page."""
        return self.dernier.etat if self.dernier else None

    @property
    def passes(self):
        """The passages true on the day looked at."""
        return [p for p in self.debouts if p.le <= self.regard.au]

    @cached_property
    def caches(self):
        """The passages that the date of the page hides."""
        return [p for p in self.passages if not self._visible(p)]

    @cached_property
    def situation(self):
        """The situation of a signed convention; None otherwise."""
        if self.instrument.est_avenant:
            return None
        return situations([self.instrument], self.regard).get(self.instrument.pk)

    @cached_property
    def echeance(self):
        """The échéance in force; None when it is not known."""
        return fins([self.instrument], self.regard).get(self.instrument.pk)

    @cached_property
    def remise_en_ordre(self):
        """« oui, par l’avenant n° 2 du 14 mai 2012 », « non, à la signature », with its source when one is known."""
        portee = next((a for a in self.avenants if a.objet == Objet.REMISE_EN_ORDRE and a.etat == Etat.SIGNEE), None)
        i = self.instrument
        if i.remise_en_ordre != TroisValeurs.OUI and portee:
            signe = le_jour(portee.etat_le, portee.etat_precision)
            return f"oui, par l’avenant {portee.numero or portee.reference} signé {signe}"
        quand = f" (le {jour(i.remise_en_ordre_le)})" if i.remise_en_ordre_le else ", à la signature"
        dit = f"{i.get_remise_en_ordre_display()}{'' if i.remise_en_ordre == TroisValeurs.INCONNU else quand}"
        return f"{dit} – {i.remise_en_ordre_source}" if i.remise_en_ordre_source else dit

    @cached_property
    def perimetre(self):
        """The signed avenant that says the perimeter on the day; of an avenant, the one that said it before."""
        return dernier_perimetre(self.instrument, self.regard)

    @cached_property
    def etapes(self):
        """The life-cycle as steps: those gone through, with the time between them, then those to come."""
        faites = [
            Etape(p.etat, p.get_etat_display().capitalize(), p.quand, p.le, self._jusqu_au_suivant(rang))
            for rang, p in enumerate(self.passes)
        ]
        if self.etat == Etat.SIGNEE and self.echeance:
            faites[-1].sens = "avant"
            return [*faites, self._etape_echeance()]
        return [*faites, *self._a_venir(faites)]

    def _etape_echeance(self):
        passee = self.echeance < self.regard.au
        return Etape("attendue", "Échéance", "", self.echeance, sens="" if passee else "avenir")

    def _a_venir(self, faites):
        if self.etat and self.etat not in EN_ATTENTE:
            return []
        avances = [AVANCEMENT.index(etape.code) for etape in faites if etape.code in AVANCEMENT]
        reste = AVANCEMENT[max(avances, default=-1) + 1 :] if self.etat else AVANCEMENT[1:]
        if faites:
            faites[-1].sens = "avant"
        masculin = self.instrument.est_avenant
        a_venir = (dire(e, masculin=masculin) for e in (*reste, Etat.SIGNEE))
        return [Etape("attendue", mot.capitalize(), sens="avenir") for mot in a_venir]

    def _jusqu_au_suivant(self, rang):
        suivants = self.passes[rang + 1 :]
        if suivants:
            return duree(self.passes[rang].le, suivants[0].le)
        if self.etat in EN_ATTENTE:
            return self._depuis(self.passes[rang].le)
        return self.situation.libelle if self.situation else ""

    def _depuis(self, le):
        """« depuis 12 jours », « aujourd’hui »; « ce jour-là » when the page looks at another day."""
        if le < self.regard.au:
            return f"depuis {duree(le, self.regard.au)}"
        return "aujourd’hui" if le == aujourd_hui() else "ce jour-là"

    @cached_property
    def journal(self):
        """The passages to show, the latest first; a struck one stays in its place."""
        avenants = {avenant.pk: avenant for avenant in self.avenants}
        return [
            Ligne(
                passage=p,
                raye=self._raye(p),
                de_l_avenant=avenants.get(p.instrument_id),
                remplaces=[a for a in self.passages if self._remplace(p, a)],
                annulable=self.modifiable and p.annulable_par(self.agent),
                rectifiable=self._rectifiable(p),
            )
            for p in reversed(self.passages)
            if self._visible(p)
        ]

    def _rectifiable(self, passage):
        return (
            not passage.est_raye
            and self.modifiable
            and self._sien(passage)
            and PAR_ETAT[passage.etat].permis_a(self.agent)
        )

    def _sien(self, passage):
        return passage.instrument_id == self.instrument.pk

    def _connu(self, passage):
        return self.regard.borne is None or passage.saisi_le < self.regard.borne

    def _raye(self, passage):
        borne = self.regard.borne
        return passage.est_raye and (borne is None or passage.rectifie_le < borne)

    def _visible(self, passage):
        return self._connu(passage) and passage.le <= self.regard.au

    @staticmethod
    def _remplace(passage, autre):
        """A correction is typed at the very moment when the wrong passage of the same state is struck."""
        ensemble = autre.rectifie_le == passage.saisi_le and autre.instrument_id == passage.instrument_id
        return ensemble and autre.etat == passage.etat

    @cached_property
    def modifiable(self):
        """True when the agent may change the instrument."""
        return Instrument.objects.modifiables_par(self.agent).filter(pk=self.instrument.pk).exists()

    @cached_property
    def gestes(self):
        """The gestures that the agent may make now."""
        return self.instrument.gestes_possibles(self.agent, etats=self.etats) if self.modifiable else []

    @cached_property
    def gestes_anterieurs(self):
        """The gestures that would complete the past."""
        return self.instrument.gestes_anterieurs(self.agent, etats=self.etats) if self.modifiable else []

    @cached_property
    def prochain(self):
        """The gesture that comes next, whoever makes it."""
        return self.instrument.prochain_geste(etats=self.etats, avis_utiles=self.avis_utiles)

    @property
    def principal(self):
        """The one primary button: the next gesture, when it is this agent’s."""
        return self.prochain if self.prochain in self.gestes else None

    @property
    def autres_gestes(self):
        """The other gestures that may be made now."""
        return [geste for geste in self.gestes if geste != self.principal]

    @cached_property
    def avis_utiles(self):
        """True when the organism holds dwellings outside the département of its seat: other préfets have a say."""
        organisme = self.instrument.organisme
        derniers = Patrimoine.objects.derniers(au=aujourd_hui()).filter(organisme=organisme, logements__gt=0)
        return derniers.exclude(departement=organisme.siege).exists()

    def peut(self, mot):
        """True when the agent may make this gesture on the instrument."""
        return self.modifiable and ouvert(mot, self.agent)

    @cached_property
    def avenant_en_attente(self):
        """The avenant that waits for a gesture, once the convention is signed; None when none does."""
        en_attente = [a for a in self.avenants if a.etat in EN_ATTENTE]
        return max(en_attente, key=lambda a: list(Etat.values).index(a.etat), default=None)

    @cached_property
    def geste_de_l_avenant(self):
        """The gesture that comes next on the avenant that waits, when it is this agent’s."""
        etats = [p.etat for p in self.passages if p.instrument_id == self.avenant_en_attente.pk and not p.est_raye]
        geste = self.avenant_en_attente.prochain_geste(etats=etats, avis_utiles=self.avis_utiles)
        return geste if geste and self.modifiable and geste.permis_a(self.agent) else None

    @property
    def raison(self):
        """Why the agent sees it."""
        return raison(self.instrument.organisme, self.agent)


def dessiner(instrument, etapes):
    """The steps of an instrument, drawn for the paper."""
    dites = [
        Pas(e.code, e.libelle.removesuffix(" en cours"), e.quand or (jour(e.le) if e.le else ""), e.sens == "avenir")
        for e in etapes[-PAS_IMPRIMES:]
    ]
    return Etapes(instrument.intitule, tuple(dites))


def a_montrer(instruments):
    """Instruments read with all that their pages and sheets show of their file."""
    lies = ("organisme__siege", "organisme__absorbe_par", "generation", "suivi__responsable")
    parents = ("parent__organisme", "parent__generation")
    return instruments.select_related(*lies, *parents).prefetch_related("jalons", "signataires", "avis__departement")
