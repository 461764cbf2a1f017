"""Versions of the values of one kind: what the base knows of a key, what a row adds to it, how it is written."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from cus_tracker.cycle import Nature
from cus_tracker.feuilles import Compte, Moment, net
from cus_tracker.feuilles.partage import Partage
from cus_tracker.versement import verser

from ..models import Objectif
from ..models.valeur import AXES, Mention
from .cellule import montrer_valeur
from .cles import CLE_CONVENTION, catalogue, identifiant_d_instrument

EPOQUE = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECONDE = timedelta(microseconds=1)
CELLULE = ("indicateur_id", "mesure", "debut", "fin", *AXES)
CHEMINS = ("organisme__siren", "generation__nom", "dispositif", "reference")
CONTENU = ("valeur", "mention", "observation", "source")
VIDE = Mention.VIDE.value
LOT = 5_000


class Ligne(NamedTuple):
    """A row set aside: `attaches` are the ranks of the instruments it names, the first one being part of its key."""

    numero: int
    attaches: tuple
    cellule: tuple
    contenu: tuple
    moment: int | None

    @staticmethod
    def en_microsecondes(quand):
        """A moment as a whole number."""
        return (quand - EPOQUE) // MICROSECONDE


class Versions:
    """The values of one model, compared part by part with those of the base."""

    modele = Objectif
    liens = ("instrument",)

    def __init__(self, feuille):
        self.feuille, self.examen = feuille, feuille.examen
        self.compte, self.remplacees, self.ajouts, self._moments = Compte(), [], Partage(), {}

    def rattacher(self, convention, piece):
        """Ranks of the instruments that a row hangs on, in the order of `liens`."""
        return (piece,)

    def vide_permis(self, ligne):
        """True when a first version may be empty: that of an avenant takes away what the convention gave."""
        return self.feuille.liste_pieces[ligne.attaches[0]][-1] != ""

    def fermee(self, ligne):
        """What to do first, when nothing may be written there any more; '' when it may."""
        return ""

    def comparer(self, part):
        """Count the rows of one part, and set aside those to be written."""
        par_cle = defaultdict(list)
        for brute in part:
            ligne = Ligne(*brute)
            par_cle[ligne.attaches[0], ligne.cellule].append(ligne)
        connues = self._en_base({attache for attache, _ in par_cle})
        for cle, lignes in par_cle.items():
            deja = connues.get(cle, {})
            if self._toutes_identiques(lignes, deja):
                self.compte.identiques += len(lignes)
            else:
                self._comparer_les_versions(lignes, deja)

    def _toutes_identiques(self, lignes, connues):
        """True when the rows of one key, each of its own moment, say what the base holds."""
        if len(lignes) > 1 and len({ligne.moment for ligne in lignes}) < len(lignes):
            return False
        return all(ligne.moment in connues and self._identique(ligne, connues[ligne.moment]) for ligne in lignes)

    def _en_base(self, attaches):
        """{key: {moment: (identifier, content, instruments)}} of the standing versions of these instruments."""
        pieces = self.feuille.liste_pieces
        rangs = {pk: rang for rang in attaches if (pk := identifiant_en_base(self.examen, *pieces[rang]))}
        croisements, connues = self.feuille.croisements, defaultdict(dict)
        champs = ("pk", *(f"{lien}_id" for lien in self.liens), *CELLULE, *CONTENU, Cast("saisi_le", TextField()))
        lues = self.modele.objects.filter(**{f"{self.liens[0]}__in": rangs}, remplacee_le=None).values_list(*champs)
        n = len(self.liens)
        for ligne in lues.iterator(LOT) if rangs else ():
            liens, cellule, contenu = ligne[1 : n + 1], ligne[n + 1 : -5], ligne[-5:-1]
            axes = croisements.get(cellule[4:])
            if axes is not None:
                moment = self._moment(ligne[-1])
                connues[rangs[liens[0]], (*cellule[:4], axes)][moment] = ligne[0], contenu, liens[1:]
        return connues

    def _moment(self, texte):
        """A moment as the base writes it, as a whole number: the same ones come by thousands."""
        if texte not in self._moments:
            if len(self._moments) > LOT:
                self._moments.clear()
            quand = datetime.fromisoformat(texte)
            self._moments[texte] = Ligne.en_microsecondes(quand if quand.tzinfo else quand.replace(tzinfo=UTC))
        return self._moments[texte]

    def _comparer_les_versions(self, lignes, connues):
        """Judge the rows of one key, those that give their moment first."""
        vues, datees = {}, {moment: contenu for moment, (_, contenu, _) in connues.items()}
        for ligne in sorted(lignes, key=lambda ligne: (ligne.moment is None, ligne.moment or 0)):
            if jumelle := vues.get(ligne.moment):
                attendu = f"une seule ligne par clé et par saisi_le\u00a0: voyez la ligne {jumelle}"
                self.feuille.refuser(ligne.numero, "valeur", attendu, lu=self._montrer(ligne))
                continue
            vues[ligne.moment] = ligne.numero
            if ligne.moment is None:
                dernier = max(datees, default=None)
                connue = connues.get(dernier) if dernier in connues else None
                identique = connue is not None and self._identique(ligne, connue)
            else:
                connue = connues.get(ligne.moment)
                identique = connue is not None and self._identique(ligne, connue)
            self._classer(ligne, connue, identique, datees)

    def _classer(self, ligne, connue, identique, datees):
        if identique:
            self.compte.identiques += 1
            return
        if not self._peut_etre_vide(ligne, datees):
            attendu = "un nombre, n.c. ou s.o.\u00a0: il n’y a pas de version plus ancienne à retirer"
            self.feuille.refuser(ligne.numero, "valeur", attendu, lu="")
            return
        if refus := self.fermee(ligne):
            self.feuille.refuser(ligne.numero, "valeur", refus, lu=self._montrer(ligne))
            return
        contenu, remplacee = ligne.contenu, ligne.moment is not None and connue
        if remplacee:
            self.compte.modifiees += 1
            self.remplacees.append(connue[0])
            contenu = self._completer(contenu, connue[1])
        else:
            self.compte.nouvelles += 1
        if datees:
            self._dire_le_changement(ligne, connue[1] if remplacee else datees[max(datees)])
        moment, reprise = ligne.moment, ligne.moment is not None
        if not reprise:
            moment = max(Ligne.en_microsecondes(self.examen.instant), max(datees, default=0) + 1)
        datees[moment] = contenu
        self.ajouts.poser(0, (ligne.attaches, ligne.cellule, contenu, moment, reprise))

    def _dire_le_changement(self, ligne, avant):
        """Tell what a key said before, when its value changes."""
        montrees = [mention or Decimal(valeur) for valeur, mention, *_ in (avant, ligne.contenu)]
        if montrees[0] != montrees[1]:
            place = self.feuille.places["valeur"]
            self.examen.rapport.changer(self.feuille.nom, place, ligne.numero, *montrees)

    def _peut_etre_vide(self, ligne, datees):
        if ligne.contenu[1] != VIDE or self.vide_permis(ligne):
            return True
        return any(ligne.moment is None or moment < ligne.moment for moment in datees)

    def _completer(self, contenu, avant):
        """The content of a row, that of the base standing for the columns that the sheet lacks."""
        garde = [nom in self.feuille.places for nom in CONTENU]
        avant = (avant[0] if avant[0] is None else str(avant[0]), *avant[1:])
        garde[1] = garde[0]
        return tuple(neuf if present else vieux for neuf, vieux, present in zip(contenu, avant, garde, strict=True))

    def _identique(self, ligne, connue):
        """True when a row says what the base holds, in the columns that the sheet has."""
        valeur, mention, observation, source = ligne.contenu
        _, (valeur_connue, mention_connue, observation_connue, source_connue), liens = connue
        places = self.feuille.places
        if mention != mention_connue or (None if valeur is None else Decimal(valeur)) != valeur_connue:
            return False
        if "observation" in places and observation != observation_connue and observation != net(observation_connue):
            return False
        if "source" in places and source != source_connue and source != net(source_connue):
            return False
        return self._memes_liens(ligne, liens)

    def _memes_liens(self, ligne, liens):
        """True when the instruments named beside the key are those of the base."""
        return True

    def _montrer(self, ligne):
        valeur, mention, *_ = ligne.contenu
        if valeur is None:
            return "" if mention == VIDE else mention
        return f"{Decimal(valeur).normalize():f}".replace(".", ",")

    def identifiant(self, rang):
        """The identifier of an instrument by its rank, once written; None for no instrument."""
        return None if rang is None else identifiant_d_instrument(self.examen, *self.feuille.liste_pieces[rang])

    def ecrire(self):
        """Write what is new; what it corrects under the same moment is kept, marked as replaced."""
        for debut in range(0, len(self.remplacees), LOT):
            lot = self.remplacees[debut : debut + LOT]
            self.modele.objects.filter(pk__in=lot).update(remplacee_le=self.examen.instant)
        champs = (*self.liens, "indicateur", *CELLULE[1:], *CONTENU, "saisi_le", "enregistre_le", "reprise", "nature")
        if self.ajouts.lignes:
            verser(self.modele, (*champs, "par"), self._a_ecrire())
        return self.ajouts.lignes

    def _a_ecrire(self):
        instant, par = self.examen.instant, self.examen.agent and self.examen.agent.pk
        croisements, identifiants, moments = self.feuille.liste_croisements, {None: None}, {}
        for part in self.ajouts.parts():
            for attaches, (*cellule, axes), contenu, moment, reprise in part:
                for rang in attaches:
                    if rang not in identifiants:
                        identifiants[rang] = self.identifiant(rang)
                if moment not in moments:
                    moments[moment] = EPOQUE + moment * MICROSECONDE
                liens = [identifiants[rang] for rang in attaches]
                suite = (moments[moment], instant, reprise, Nature.IMPORT.value, par)
                yield (*liens, *cellule, *croisements[axes], *contenu, *suite)

    @classmethod
    def exporter(cls, nature, colonnes):
        """Yield every standing version of the base, as cells in the order of `colonnes`."""
        natures = {indicateur.pk: (indicateur.code, indicateur.nature_valeur) for indicateur in catalogue().values()}
        pieces = cls._pieces()
        champs = ("pk", *(f"{lien}_id" for lien in cls.liens), *CELLULE, *CONTENU, "saisi_le")
        moment = Moment("saisi_le")
        instrument = [f"{cls.liens[0]}__{chemin}" for chemin in CHEMINS]
        ordre = (*instrument, "indicateur__code", *CELLULE[1:], "saisi_le", "pk")
        lues = cls.modele.objects.filter(remplacee_le=None).order_by(*ordre).values(*champs)
        for ligne in lues.iterator(LOT):
            code, genre = natures[ligne["indicateur_id"]]
            cellules = dict(zip((*CLE_CONVENTION, "avenant"), cls.piece(ligne, pieces), strict=True))
            ligne |= cellules | {"indicateur": code, "nature": nature, "saisi_le": moment.en_cellule(ligne["saisi_le"])}
            ligne["valeur"] = montrer_valeur(ligne["valeur"], ligne["mention"], genre)
            yield [ligne[colonne] for colonne in colonnes]

    @classmethod
    def piece(cls, ligne, pieces):
        """The four cells that name the instrument of a row of the base."""
        return pieces[ligne[f"{cls.liens[0]}_id"]]

    @staticmethod
    def _pieces():
        modele = Objectif._meta.get_field("instrument").related_model
        return {pk: tuple(piece) for pk, *piece in modele.objects.values_list("pk", *CHEMINS)}


def identifiant_en_base(examen, siren, generation, dispositif, avenant):
    """The identifier of an instrument that the base already holds; None when the workbook brings it."""
    feuille, cle = examen["conventions"], (siren, generation, dispositif)
    if avenant:
        feuille, cle = examen["avenants"], (*cle, avenant)
    return feuille.existantes.get(cle, (None,))[0]
