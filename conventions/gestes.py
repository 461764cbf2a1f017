"""The gestures of an instrument: one word each, the state it leads to, who may make it."""

from dataclasses import dataclass

from cus_tracker.cycle import AVANCEMENT, DEBUT, PASSAGES, Etat, places

DREAL, DDTM, ADMIN = "dreal", "ddtm", "admin"


@dataclass(frozen=True)
class Geste:
    """A gesture that records a passage: its word, its label on a button, what it says once done, its roles.

    `etat` empty: the one asked by whoever makes it (the end of a suspension).
    """

    mot: str
    libelle: str
    fait: str
    etat: str
    roles: tuple[str, ...]
    motive: bool = False

    @property
    def nom(self):
        """Name of its view."""
        return f"conventions:{self.mot}"

    def permis_a(self, agent):
        """True when the role of an agent opens this gesture."""
        return agent.administre or agent.role in self.roles


SERVICES = (DREAL, DDTM, ADMIN)
REGIONAL = (DREAL, ADMIN)

GESTES = {
    geste.mot: geste
    for geste in (
        Geste("elaborer", "Lancer l’élaboration", "Élaboration lancée", Etat.ELABORATION, SERVICES),
        Geste("deposer", "Enregistrer le dépôt", "Dépôt enregistré", Etat.DEPOSEE, SERVICES),
        Geste("negocier", "Ouvrir la négociation", "Négociation ouverte", Etat.NEGOCIATION, SERVICES),
        Geste("demander_avis", "Demander les avis", "Avis des préfets demandés", Etat.AVIS, SERVICES),
        Geste("proposer", "Proposer à la signature", "Proposée à la signature", Etat.PRETE_A_SIGNER, REGIONAL),
        Geste("suspendre", "Suspendre la signature", "Signature suspendue", Etat.SUSPENDUE, REGIONAL, motive=True),
        Geste("reprendre", "Reprendre après la suspension", "Dossier repris", "", REGIONAL),
        Geste("signer", "Enregistrer la signature", "Signature enregistrée", Etat.SIGNEE, REGIONAL),
        Geste("abandonner", "Abandonner", "Abandon enregistré", Etat.ABANDONNEE, REGIONAL, motive=True),
    )
}
PAR_ETAT = {geste.etat: geste for geste in GESTES.values() if geste.etat}

# The one gesture that comes next, from each state; a suspension ends, a signature and an abandonment end the file.
PROCHAINS = {
    DEBUT: "deposer",
    Etat.ELABORATION: "deposer",
    Etat.DEPOSEE: "negocier",
    Etat.NEGOCIATION: "demander_avis",
    Etat.AVIS: "proposer",
    Etat.PRETE_A_SIGNER: "signer",
    Etat.SUSPENDUE: "reprendre",
}


def possible(geste, etats):
    """True when the gesture may come last in this ordered sequence of states."""
    dernier = etats[-1] if etats else DEBUT
    if not geste.etat:
        return dernier == Etat.SUSPENDUE
    if dernier == Etat.SUSPENDUE and geste.etat in AVANCEMENT:
        return False
    return geste.etat in PASSAGES[dernier]


def possible_avant(geste, etats):
    """True when the gesture may only be slipped into the past: it was made, and nobody had recorded it."""
    return (
        bool(geste.etat) and not possible(geste, etats) and any(rang < len(etats) for rang in places(etats, geste.etat))
    )


def prochain(etats, *, avis_utiles=True):
    """The gesture that comes next, None when the file is over; no opinion is asked where no other préfet has a say."""
    mot = PROCHAINS.get(etats[-1] if etats else DEBUT)
    if mot == "demander_avis" and not avis_utiles:
        mot = "proposer"
    return GESTES.get(mot)
