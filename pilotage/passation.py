"""« Fiche de passation »: all that one hands over with the file of an organism, on one A4."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conventions.echeances import echeances
from conventions.fiche import Fiche as Parcours
from conventions.fiche import dessiner
from conventions.manquants import PIECES
from conventions.models import Instrument, Passage
from conventions.retards import Retards
from cus_tracker.cycle import EN_ATTENTE, Precision
from cus_tracker.typographie import jour, le_jour, nombre, pourcent
from organismes.attendus import LIBELLES
from organismes.dossier import Dossier
from organismes.models import Organisme

from .chiffres import calculer_un
from .chiffres.a1 import part_plai, parts_a1
from .chiffres.d1 import parts_stock, parts_ventes
from .lire_ses_donnees import remarques
from .suivi import ETAPES
from .tableau.cartes import mot

A_FAIRE, RECENTS, LIGNES = 3, 5, 4
# Instruments drawn: what an A4 holds.
DESSINS = 2
VIDE = "–"


@dataclass(frozen=True)
class AFaire:
    """Something to do first: what, and when or why."""

    quoi: str
    precision: str = ""


@dataclass(frozen=True)
class Piece:
    """An instrument of the sheet: expected or not and why, its state and its day."""

    nom: str
    pourquoi: str
    etat: str
    mot: str
    le: date | None = None
    precision: str | None = None
    dossier: Instrument | None = None


@dataclass(frozen=True)
class Engagement:
    """A commitment: the objective, what came of it, their weight beside that of the région, all in words."""

    nom: str
    objectif: str
    realise: str
    rapport: str
    region: str


@dataclass(frozen=True)
class Fait:
    """Something that happened: the day, to what, what, when it was typed and by whom."""

    le: date
    objet: str
    texte: str
    etat: str
    saisi_le: object
    par: str
    precision: str = Precision.JOUR


class Passation:
    """The sheet of an organism for an agent, at the clocks of an étude."""

    def __init__(self, organisme, etude, agent):
        self.organisme, self.etude, self.agent = organisme, etude, agent
        self.dossier = Dossier(organisme, regard=etude.regard, ensemble=etude, agent=agent)

    @property
    def titre(self):
        return f"Fiche de passation – {self.organisme}"

    @property
    def marque(self):
        return ("Préfet", "de la région", self.etude.region.nom)

    @property
    def horloges(self):
        return self.etude.regard.horloges

    @cached_property
    def retards(self):
        """What is expected of the organism."""
        seul = Organisme.objects.filter(pk=self.organisme.pk)
        return Retards(self.etude, self.etude.generation, self.etude.regard, seul)

    @cached_property
    def attendus(self):
        """{code: what is expected} of the organism."""
        return {attendu.code: attendu for attendu in self.retards.attendus}

    @cached_property
    def pieces(self):
        """The four instruments that the law may expect, then every other file of the generation."""
        siens = [i for i in self.dossier.instruments if i.generation_id == self.etude.generation.pk]
        par_piece = {(i.dispositif, i.objet): i for i in siens}
        pieces, dites = [], set()
        for code, libelle in LIBELLES.items():
            attendu, dossier = self.attendus.get(code), par_piece.get(PIECES[code])
            pourquoi = attendu.pourquoi if attendu else self.retards.pourquoi_pas(self.organisme.pk, code)
            pieces.append(_piece(libelle, pourquoi, dossier, attendue=attendu is not None))
            dites.add(dossier.pk if dossier else None)
        return pieces + [_piece(i.intitule, "", i) for i in siens if i.pk not in dites]

    @cached_property
    def resume(self):
        """One sentence: where each file stands."""
        dites = [
            f"{p.nom} : {p.mot}" + (f" {le_jour(p.le, p.precision)}" if p.le else "") for p in self.pieces if p.etat
        ]
        return f"{' ; '.join(dites)}." if dites else "Aucun dossier n’est ouvert, et rien n’est attendu."

    @cached_property
    def parcours(self):
        """(file, its steps) of each file under way; of the first one where all is signed or given up."""
        dossiers = [p.dossier for p in self.pieces if p.dossier is not None]
        ouverts = [i for i in dossiers if i.etat in EN_ATTENTE] or dossiers[:1]
        return [(i, Parcours(i, self.etude.regard, self.agent).etapes) for i in ouverts[:DESSINS]]

    @property
    def etapes(self):
        """The same, drawn for the paper."""
        return [dessiner(instrument, etapes) for instrument, etapes in self.parcours]

    @cached_property
    def lecture(self):
        """What to know before reading its figures."""
        return remarques(self.etude, self.organisme.pk)

    @cached_property
    def a_faire(self):
        """What comes first: the next actions of the thread, then the next step of what is not signed."""
        suites = [AFaire(e.action, _pour(e)) for e in self.dossier.a_faire]
        etapes = [AFaire(piece.nom, ETAPES[piece.etat]) for piece in self.pieces if piece.etat in ETAPES]
        return (suites + etapes)[:A_FAIRE]

    @cached_property
    def engagements(self):
        """The two families of the note, for this organism beside the région; nothing out of the statistics."""
        if self.organisme.pk not in self.etude.statistiques:
            return []
        return list(_engagements(self.etude, self.organisme.pk))

    @property
    def parc(self):
        """The largest départements of its stock; the rest is told by its total."""
        return sorted(self.dossier.parc, key=lambda ligne: -ligne.logements)[:LIGNES]

    @cached_property
    def echeances(self):
        """(day, what) still to come, the nearest first."""
        dues = [(e.echeance_le, e.action) for e in self.dossier.a_faire if e.echeance_le]
        siens = Instrument.objects.filter(organisme=self.organisme)
        venues = [due for due in echeances(siens, self.etude.regard, self.etude) if due.le >= self.etude.regard.au]
        dues += [(due.le, ", ".join(filter(None, _dite(due)))) for due in venues]
        return sorted(dues)[:LIGNES]

    @property
    def faits_imprimes(self):
        """Those that the page has room for: a second life-cycle drawn takes the place of two."""
        return self.faits[: RECENTS - 2 * max(len(self.parcours) - 1, 0)]

    @cached_property
    def faits(self):
        """The last passages and exchanges, the latest first."""
        passages = Passage.objects.au(self.etude.regard).filter(instrument__organisme=self.organisme)
        lus = passages.select_related("instrument__generation", "par").order_by("-le", "-saisi_le", "-pk")[:RECENTS]
        faits = [
            Fait(p.le, _objet(p.instrument), p.get_etat_display(), p.etat, p.saisi_le, str(p.par or ""), p.precision)
            for p in lus
        ]
        echanges = self.dossier.echanges[:RECENTS]
        faits += [
            Fait(e.le, e.get_nature_display(), _court(e.texte), "", e.saisi_le, str(e.par or "")) for e in echanges
        ]
        return sorted(faits, key=lambda fait: fait.le, reverse=True)[:RECENTS]


def _dite(due):
    """What falls due, which one, of what."""
    return due.libelle, due.detail, due.instrument.intitule


def _piece(nom, pourquoi, dossier, *, attendue=False):
    if dossier is not None and dossier.etat:
        dit = mot(dossier.etat, 1, feminin=not dossier.est_avenant)
        return Piece(nom, pourquoi, dossier.etat, dit, dossier.etat_le, dossier.etat_precision, dossier)
    return Piece(nom, pourquoi, "attendue", "attendue") if attendue else Piece(nom, pourquoi, "", "non attendu")


def _pour(entree):
    """Who sees to it and when."""
    quand = f"pour le {jour(entree.echeance_le)}" if entree.echeance_le else ""
    return ", ".join(dit for dit in (str(entree.charge or ""), quand) if dit)


def _objet(instrument: Instrument):
    return instrument.get_objet_display() if instrument.est_avenant else f"CUS {instrument.get_dispositif_display()}"


def _court(texte):
    """The first line, short enough for one line of the sheet."""
    ligne = texte.strip().splitlines()[0] if texte.strip() else ""
    return ligne if len(ligne) <= 90 else f"{ligne[:89]}…"


def _engagements(etude, pk):
    """A1 and D1 of an organism: objective, last year of realised values, weight in its stock, the région."""
    logements, generation = etude.logements(pk), etude.generation
    annee = min(etude.regard.au.year - 1, generation.derniere_annee)
    total, fait = _valeur(parts_a1(etude), pk), _valeur(parts_a1(etude, annee=annee, nature="realise"), pk)
    yield _engagement(
        f"Logements à financer ({annee} réalisé)", total, fait, _part(total, logements), etude, "a1.effort"
    )
    plai = part_plai(*(_valeur(parts_a1(etude, produit=produit), pk) for produit in ("PLAI", "PLUS")))
    yield Engagement("dont PLAI (part des PLUS-PLAI)", _pourcent(plai), VIDE, VIDE, _region(etude, "a1.plai.part"))
    stock = _valeur(parts_stock(etude, generation.derniere_annee), pk)
    nom = f"Mis en vente, fin {generation.derniere_annee}"
    yield _engagement(nom, stock, None, _part(stock, logements), etude, "")
    ventes = _valeur(parts_ventes(etude), pk)
    par_an = None if ventes is None else ventes / generation.duree
    yield _engagement("Ventes par an", par_an, None, _part(par_an, logements), etude, "")


def _engagement(nom, objectif, realise, part, etude, chiffre):
    dits = [VIDE if valeur is None else nombre(valeur, 0) for valeur in (objectif, realise)]
    return Engagement(nom, *dits, _pourcent(part), _region(etude, chiffre) if chiffre else VIDE)


def _valeur(parts, pk):
    """What an organism gave, carried values included; None when it gave nothing."""
    part = parts.get(pk)
    return part.valeur if part is not None and part.donnee else None


def _part(valeur, logements):
    return valeur / logements if valeur is not None and logements else None


def _pourcent(part):
    return VIDE if part is None else pourcent(part, 1)


def _region(etude, chiffre):
    return _pourcent(calculer_un(etude, chiffre).valeur)
