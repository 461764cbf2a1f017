"""What waits: for whom, why, since when; the longest wait past a deadline first."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from conventions.models import Passage
from cus_tracker.accords import accorder
from cus_tracker.cycle import EN_ATTENTE, Etat
from cus_tracker.typographie import depuis, jour, nombre
from organismes.portees import Portee
from territoires.models import Agent

from .cartes import mot
from .pistes import PISTES, est_du, pieces, sans_dossier

DREAL, DDTM = Agent.Role.DREAL, Agent.Role.DDTM
# Who makes the next gesture: the DDTM instructs, the DREAL gathers, signs and lifts what is in abeyance.
ACTEURS = dict.fromkeys(EN_ATTENTE, DDTM) | {Etat.PRETE_A_SIGNER: DREAL, Etat.SUSPENDUE: DREAL}
GROUPES_DES = 4


@dataclass(frozen=True)
class Tache:
    """Something that waits: a link, the rest of the sentence, why, since when, and the gesture it calls."""

    code: str
    lien: str
    adresse: str
    suite: str
    acteurs: frozenset
    pourquoi: str = ""
    depuis: date | None = None
    jours: int | None = None
    en_retard: bool = False
    geste: str = ""
    vers_le_geste: str = ""
    vers_la_relance: str = ""

    @property
    def attente(self):
        """« 321 jours », « aujourd’hui »; nothing when the day is not known."""
        if self.jours is None:
            return ""
        return f"{nombre(self.jours)}\u00a0{accorder(self.jours, 'jour')}" if self.jours else "aujourd’hui"


@dataclass
class ATraiter:
    """The things that wait in what an agent may change, for this agent (`miennes`) and for all (`toutes`)."""

    agent: Agent
    toutes: list = field(default_factory=list)

    @property
    def miennes(self):
        """Those that this agent’s own service deals with; all for an administrator."""
        if self.agent.administre:
            return self.toutes
        return [tache for tache in self.toutes if self.agent.role in tache.acteurs]


def a_traiter(etude, agent, siens, lien, autres=()):
    """What waits for an agent in an étude, among the organisms `siens` that the agent may change.

    `autres` are the things to do that no instrument tells.
    """
    cadre = {"departement": agent.departement.code} if agent.role == DDTM else {}

    def lien_cadre(nom, *args, **requete):
        return lien(nom, *args, **(requete and requete | cadre))

    taches = [
        *_dossiers(etude, siens, lien_cadre),
        *_absents(etude, siens, lien_cadre),
        *_inconnus(etude, siens, lien_cadre),
        *autres,
    ]
    taches.sort(key=lambda t: (not t.geste, not t.en_retard, -(t.jours or 0)))
    return ATraiter(agent, taches)


def _limite(etude, piste):
    """The day by which an instrument of this kind was to be signed, None when no text fixes one."""
    limites = {"locatif": etude.generation.date_limite, "accession": etude.generation.date_limite_accession}
    return limites.get(piste.code)


def _dossiers(etude, siens, lien):
    """Files under way: those close to signature together, then each of the others, or by state when there are many."""
    for piste in PISTES.values():
        par_etat = defaultdict(list)
        for piece in pieces(etude, piste):
            if piece.organisme in siens and piece.etat in EN_ATTENTE:
                par_etat[piece.etat].append(piece)
        motifs = _motifs(etude, [p for lot in par_etat.values() for p in lot])
        for etat, lot in par_etat.items():
            lot.sort(key=lambda piece: piece.etat_le)
            if etat == Etat.PRETE_A_SIGNER or len(lot) > GROUPES_DES:
                yield _lot(etude, piste, etat, lot, lien)
            else:
                yield from (_dossier(etude, piste, piece, motifs.get(piece.pk, ""), lien) for piece in lot)


def _motifs(etude, lot):
    """{instrument: reason of its last passage}."""
    connus = Passage.objects.filter(instrument__in=[p.pk for p in lot]).au(etude.regard).dans_l_ordre()
    return dict(connus.values_list("instrument", "motif")) if lot else {}


def _temps(etude, piste, lot, lien):
    """How long it has waited: since the deadline when it is past, else since the state was reached.

    What is not expected of its organism has no deadline.
    """
    depuis = lot[0].etat_le
    limite = _limite(etude, piste) if any(est_du(etude, piste, piece) for piece in lot) else None
    if limite is not None and limite < etude.regard.au:
        return {"jours": (etude.regard.au - limite).days, "en_retard": True, "depuis": limite} | {
            "vers_la_relance": _relance(etude, [piece.organisme for piece in lot], lien)
        }
    return {"jours": (etude.regard.au - depuis).days, "depuis": depuis}


def _relance(etude, organismes, lien):
    """Where a relance of these organisms is prepared."""
    return lien("conventions:relancer", generation=etude.generation.nom, organismes=sorted(organismes))


def _lot(etude, piste, etat, lot, lien):
    """Files in one state, together; a file alone is ticked in the list that records the gesture."""
    n, requete = len(lot), piste.requete(etude, etat)
    seule = {"cocher": lot[0].pk} if n == 1 else {}
    verbe = "est" if n == 1 else "sont"
    return Tache(
        code=etat,
        lien=f"{nombre(n)} {piste.nombre(n)}",
        adresse=lien("conventions:list", **requete),
        suite=f" {verbe} {mot(etat, n, feminin=piste.feminin)}",
        acteurs=frozenset((ACTEURS[etat],)),
        pourquoi=f"Le plus ancien {_depuis(lot[0])}" if n > 1 else _depuis(lot[0]).capitalize(),
        geste="Enregistrer la signature" if etat == Etat.PRETE_A_SIGNER else "",
        vers_le_geste=f"{lien('conventions:list', **requete, **seule)}#lot",
        **_temps(etude, piste, lot, lien),
    )


def _depuis(piece):
    return depuis(piece.etat_le, piece.etat_precision)


def _dossier(etude, piste, piece, motif, lien):
    return Tache(
        code="alerte" if piece.etat == Etat.SUSPENDUE else piece.etat,
        lien=etude.fiches[piece.organisme].nom,
        adresse=lien("conventions:detail", piece.pk),
        suite=f"\u00a0: {piste.nom} {mot(piece.etat, 1, feminin=piste.feminin)}",
        acteurs=frozenset((ACTEURS[piece.etat],)),
        pourquoi=" · ".join(texte for texte in (motif.rstrip("."), _depuis(piece)) if texte),
        **_temps(etude, piste, [piece], lien),
    )


def _absents(etude, siens, lien):
    """What the law expects and of which nobody opened a file."""
    for piste in PISTES.values():
        absents = [pk for pk in sans_dossier(etude, piste) if pk in siens]
        if not (n := len(absents)):
            continue
        limite = _limite(etude, piste)
        en_retard = limite is not None and limite < etude.regard.au
        yield Tache(
            code="attendue",
            lien=f"{nombre(n)} {piste.nombre(n)}",
            adresse=lien("conventions:list", **piste.requete(etude, "attendue")),
            suite=f" {mot('attendue', n, feminin=piste.feminin)} sans dossier ouvert",
            acteurs=frozenset((DREAL, DDTM)),
            pourquoi=f"À signer au plus tard le {jour(limite)}" if limite else "Le patrimoine de l’organisme l’appelle",
            jours=(etude.regard.au - limite).days if en_retard else None,
            en_retard=en_retard,
            vers_la_relance=_relance(etude, absents, lien) if en_retard else "",
        )


def _inconnus(etude, siens, lien):
    """Organisms whose stock nobody gave: nothing can be expected of them."""
    n = sum(attendus is None and pk in siens for pk, attendus in etude.attentes.items())
    if n:
        yield Tache(
            code="doute",
            lien=f"{nombre(n)} {accorder(n, 'organisme')}",
            adresse=lien("organismes:list", portee=Portee.REGIONAUX.value, attendu="inconnu"),
            suite=" sans patrimoine connu",
            acteurs=frozenset((DREAL, DDTM)),
            pourquoi="Rien ne peut être attendu tant que le patrimoine n’est pas donné",
        )
