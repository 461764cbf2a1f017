"""The three cards of the dashboard: signed out of expected, states as chips, and what is late."""

from collections import Counter
from dataclasses import dataclass

from conventions.filters import ATTENDUE
from cus_tracker.accords import accorder, enumerer
from cus_tracker.cycle import EN_ATTENTE, SIGNEES_OU_PROCHES, Etat
from cus_tracker.typographie import jour, nombre
from organismes.attendus import ACCESSION, AVENANT_FOYERS, FOYERS, LOCATIF
from organismes.portees import Portee

from .pistes import ORDRE_DES_ETATS, PISTES, decompte, est_du, pieces, sans_dossier

MONTRES = 3
# What a chip says of a state: feminine singular and plural, masculine singular and plural.
MOTS = {
    Etat.SIGNEE: ("signée", "signées", "signé", "signés"),
    Etat.PRETE_A_SIGNER: ("proche de la signature", "proches de la signature") * 2,
    Etat.AVIS: ("à l’avis des préfets",) * 4,
    Etat.NEGOCIATION: ("en négociation",) * 4,
    Etat.DEPOSEE: ("déposée", "déposées", "déposé", "déposés"),
    Etat.ELABORATION: ("en élaboration",) * 4,
    Etat.SUSPENDUE: ("en suspens",) * 4,
    ATTENDUE: ("attendue", "attendues", "attendu", "attendus"),
    Etat.ABANDONNEE: ("abandonnée", "abandonnées", "abandonné", "abandonnés"),
}


def mot(etat, n, *, feminin=True):
    """The word of a state that agrees with a number."""
    return accorder(n, *MOTS[etat][0 if feminin else 2 :][:2])


@dataclass(frozen=True)
class Puce:
    """A count and the list it leads to; the code of a state draws its shape."""

    nombre: int
    libelle: str
    adresse: str
    code: str = ""


@dataclass(frozen=True)
class Remarque:
    """What is late, or that nothing is: `jours` stands first when it counts, then the words and who is concerned."""

    texte: str
    jours: int | None = None
    organismes: tuple = ()
    autres: int = 0


@dataclass(frozen=True)
class Carte:
    """A card: its number, what it is out of, the segments of its bar and the same in words, its chips, its remark."""

    titre: str
    nombre: int
    legende: str
    segments: tuple
    puces: tuple
    remarque: Remarque | None

    @property
    def texte(self):
        """The bar in words."""
        etats = (f"{nombre(n)} {mot(etat, n)}" for etat, n in self.segments)
        return f"{self.titre}\u00a0: {enumerer(etats) or 'rien d’attendu'}"


def cartes(etude, chiffres, lien):
    """The three cards of an étude; `lien(nom, **requete)` writes an address under the clocks of the page."""
    return (
        carte_locatif(etude, chiffres, lien),
        carte_accession(etude, chiffres, lien),
        carte_foyers(etude, chiffres, lien),
    )


def valeur(chiffres, identifiant):
    """A count of the registry, 0 when it could not be computed."""
    return int(chiffres[identifiant].valeur or 0)


def _puces(etude, piste, lien, *, nommee=False):
    """A chip by state; the instrument is named where a card holds two kinds."""
    for etat, n in decompte(etude, piste).items():
        libelle = mot(etat, n, feminin=piste.feminin)
        if nommee:
            libelle = f"{accorder(n, 'avenant') if piste.code == AVENANT_FOYERS else 'CUS'} {libelle}"
        yield Puce(n, libelle, lien("conventions:list", **piste.requete(etude, etat)), etat)


def carte_locatif(etude, chiffres, lien):
    """CUS locatif, with what was put back in order, the extra-régional ones, and those signed late."""
    piste, attendues = PISTES[LOCATIF], valeur(chiffres, "etat.locatif.attendues")
    base = piste.requete(etude, Etat.SIGNEE.value)
    autres = (
        ("etat.locatif.remise_en_ordre", ("remise en ordre", "remises en ordre"), {"remise_en_ordre": "oui"}),
        ("etat.locatif.hors_delai", ("hors délai",) * 2, {"hors_delai": "oui"}),
        (
            "etat.locatif.extra_regionales",
            ("extra-régionale", "extra-régionales"),
            {"portee": Portee.EXTRA.value},
        ),
    )
    complements = [
        Puce(n, accorder(n, *mots), lien("conventions:list", **(base | filtre)))
        for identifiant, mots, filtre in autres
        if (n := valeur(chiffres, identifiant))
    ]
    return Carte(
        "CUS logements locatifs",
        signees := valeur(chiffres, "etat.locatif.signees"),
        _legende(accorder(signees, "signée"), attendues, _hors(etude, [piste], (Etat.SIGNEE,))),
        tuple(decompte(etude, piste).items()),
        (*_puces(etude, piste, lien), *complements),
        _echeance(etude, piste, etude.generation.date_limite),
    )


def carte_accession(etude, chiffres, lien):
    """CUS accession."""
    piste, attendues = PISTES[ACCESSION], valeur(chiffres, "etat.accession.attendues")
    return Carte(
        "CUS accession",
        signees := valeur(chiffres, "etat.accession.signees"),
        _legende(accorder(signees, "signée"), attendues, _hors(etude, [piste], (Etat.SIGNEE,))),
        tuple(decompte(etude, piste).items()),
        tuple(_puces(etude, piste, lien)),
        _echeance(etude, piste, etude.generation.date_limite_accession),
    )


def carte_foyers(etude, chiffres, lien):
    """CUS foyers and avenants logements-foyers together, signed or close to it."""
    pistes, attendus = (PISTES[FOYERS], PISTES[AVENANT_FOYERS]), valeur(chiffres, "etat.foyers.attendus")
    proches = valeur(chiffres, "etat.foyers.conventions_signees_ou_proches")
    proches += valeur(chiffres, "etat.foyers.avenants_signes_ou_proches")
    segments = sum((Counter(decompte(etude, piste)) for piste in pistes), Counter())
    mots = f"{accorder(proches, 'signé ou proche', 'signés ou proches')} de l’être"
    return Carte(
        "Logements-foyers",
        proches,
        _legende(mots, attendus, _hors(etude, pistes, SIGNEES_OU_PROCHES), "attendu"),
        tuple((etat, segments[etat]) for etat in ORDRE_DES_ETATS if segments[etat]),
        tuple(puce for piste in pistes for puce in _puces(etude, piste, lien, nommee=True)),
        _plus_ancien(etude, pistes),
    )


def _hors(etude, pistes, etats):
    """How many in these states the known stock does not call for: they are beside what is expected, not out of it."""
    return sum(p.etat in etats and not est_du(etude, piste, p) for piste in pistes for p in pieces(etude, piste))


def _legende(mots, attendus, hors, attendu="attendue"):
    """« signées sur 36 attendues »; « signées, dont 1 non attendue, pour 36 attendues » when some are not expected."""
    dits = f"{nombre(attendus)} {accorder(attendus, attendu)}"
    return f"{mots}, dont {nombre(hors)} non {accorder(hors, attendu)}, pour {dits}" if hors else f"{mots} sur {dits}"


def _remarque(texte, jours, organismes):
    return Remarque(texte, jours, tuple(organismes[:MONTRES]), max(0, len(organismes) - MONTRES))


def _echeance(etude, piste, limite):
    """What the deadline of the generation says on the day looked at; None when there is no deadline."""
    if limite is None:
        return None
    jours = (etude.regard.au - limite).days
    if jours <= 0:
        return Remarque(f"À signer au plus tard le {jour(limite)}.")
    toutes = pieces(etude, piste)
    ouvertes = [p for p in toutes if p.etat is None or p.etat in EN_ATTENTE]
    restants = [p.organisme for p in ouvertes if est_du(etude, piste, p)] + sans_dossier(etude, piste)
    if restants:
        return _remarque(f"après la date limite du {jour(limite)}", jours, restants)
    tardives = sum(p.etat == Etat.SIGNEE and p.signe_le > limite for p in toutes)
    nombre_de = f"{nombre(tardives)} {accorder(tardives, 'signature')}" if tardives else "Aucune signature"
    return Remarque(f"{nombre_de} après le {jour(limite)}.") if toutes else None


def _plus_ancien(etude, pistes):
    """The file that has waited longest in its state."""
    attentes = [p for piste in pistes for p in pieces(etude, piste) if p.etat in EN_ATTENTE]
    if not attentes:
        return None
    ancien = min(attentes, key=lambda piece: piece.etat_le)
    jours = (etude.regard.au - ancien.etat_le).days
    return Remarque(
        f"Le plus ancien attend depuis {nombre(jours)}\u00a0{accorder(jours, 'jour')}", None, (ancien.organisme,)
    )
