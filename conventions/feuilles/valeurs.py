"""The sheet of the values: each row checked as it is read, then compared with the versions of its key."""

from operator import itemgetter

from django.db.models import Max

from cus_tracker.feuilles import Annee, Choix, Code, Colonne, Feuille, Moment, Parmi, Refuse, Texte
from cus_tracker.feuilles.colonnes import Lecteur, oui_non
from cus_tracker.feuilles.partage import Partage
from organismes.feuilles import DEPARTEMENT, Siren
from territoires.codes import departements, epcis
from territoires.models import Epci

from ..models.valeur import AXES
from .cellule import PRODUITS, ZONAGES, exige_une_mesure, lire_valeur, mesures_de, mesures_entieres
from .cles import (
    CLE_CONVENTION,
    catalogue,
    cle_convention,
    colonne_avenant,
    indicateur_de,
    nomme_un_instrument,
)
from .versions import Ligne

PARTS = 32
des_axes = itemgetter(*AXES)
MEMOIRE_MAX = 20_000
NEGATIVES_DITES = 100


class CelluleDeValeur(Colonne):
    """The cell of a value: its indicator says how to read it."""

    attendu = "un nombre, n.c. ou s.o."

    def lecteur(self, examen):
        return Lecteur(lambda brut: brut, memoire=False)


class FeuilleValeurs(Feuille):
    """Objectives and results; `destinations` gives the `Versions` of each nature."""

    nom = "valeurs"
    aide = (
        "Les valeurs des indicateurs, objectifs et réalisés. La même clé peut revenir avec un autre saisi_le\u00a0: "
        "toutes les versions sont gardées."
    )
    cle = (*CLE_CONVENTION, "avenant", "indicateur", "mesure", "nature", "debut", "fin", *AXES, "saisi_le")
    destinations = {}
    colonnes = (
        *cle_convention(),
        colonne_avenant("", aide="Vide pour un objectif de la convention elle-même."),
        Code("indicateur", requise=True, max=20, aide="Code légal, par exemple A.I."),
        Code("mesure", max=40, aide="Pour D.I\u00a0: mis_en_commercialisation (stock) ou vendus (flux)."),
        Choix("nature", requise=True, choix=("objectif", "realise")),
        Annee("debut", requise=True),
        Annee("fin", requise=True),
        Parmi("departement", connus=departements, attendu=DEPARTEMENT, max=3),
        Siren("epci", aide="SIREN\u00a0; une ligne d’EPCI nomme aussi son département."),
        Choix("zonage", choix=ZONAGES),
        Choix("produit", choix=PRODUITS),
        oui_non("zus"),
        Texte("segment", max=60, memoire=True),
        CelluleDeValeur("valeur", aide="Vide dans une version plus récente\u00a0: la valeur est retirée."),
        Moment("saisi_le", aide="Le moment de la saisie\u00a0; vide\u00a0: celui de l’import."),
        Texte("observation"),
        Texte("source", max=300),
    )

    def __init__(self, examen):
        super().__init__(examen)
        self.versions = {nature: classe(self) for nature, classe in self.destinations.items()}
        self.partages = {nature: Partage(PARTS) for nature in self.versions}
        self.pieces, self.croisements, self._lues, self._moments = {}, {}, {}, {}
        self._admis, self.epcis_nouveaux, self.negatives = {}, {}, 0

    def ouvrir(self, places):
        super().ouvrir(places)
        self._vides = {colonne.nom: colonne.vide for colonne in self.colonnes}

    def accueillir(self, numero, ligne):
        piece = self._piece(numero, ligne)
        indicateur = piece is not None and self._indicateur(numero, ligne)
        if not indicateur:
            return
        deja = self.examen.rapport.cellules_refusees
        if ligne["fin"] < ligne["debut"]:
            self.refuser(numero, "fin", "une année qui ne précède pas la première")
        axes = self._croisement(numero, ligne)
        moment = self._moment(numero, ligne["saisi_le"])
        try:
            valeur, mention = self._valeur(ligne["valeur"], indicateur.nature_valeur)
        except Refuse as refus:
            self.refuser(numero, "valeur", refus.attendu)
        if self.examen.rapport.cellules_refusees > deja:
            return
        if valeur is not None and valeur.startswith("-"):
            self._signaler_negative(numero)
        cellule = (indicateur.id, ligne["mesure"], ligne["debut"], ligne["fin"], axes)
        contenu = (valeur, mention, ligne["observation"], ligne["source"])
        nature = ligne["nature"]
        rang_convention, rang_piece = piece
        retenue = self.versions[nature].rattacher(rang_convention, rang_piece)
        self.partages[nature].poser(rang_convention, (numero, retenue, cellule, contenu, moment))

    def _piece(self, numero, ligne):
        """(rank of the convention, rank of the avenant or convention itself); None when the row names none."""
        cle = (ligne["siren"], ligne["generation"], ligne["dispositif"], ligne["avenant"])
        rangs = self._admis.get(cle)
        if rangs is None and nomme_un_instrument(self, numero, ligne):
            rangs = self._admis[cle] = self._rang((*cle[:3], "")), self._rang(cle)
        return rangs

    def _rang(self, piece):
        return self.pieces.setdefault(piece, len(self.pieces))

    def _indicateur(self, numero, ligne):
        """The indicator of a row, when a value of this measure may be given; None, its cell refused, otherwise."""
        indicateur = self.examen.table(catalogue).get((ligne["generation"], ligne["dispositif"], ligne["indicateur"]))
        indicateur = indicateur or indicateur_de(self, numero, ligne)
        if indicateur is None:
            return None
        place = indicateur.id, ligne["mesure"]
        if place not in self._admis:
            self._admis[place] = self._verifier_la_mesure(indicateur, ligne["mesure"])
            self._signaler_sans_mesure(numero, indicateur, ligne["mesure"])
        if refus := self._admis[place]:
            self.refuser(numero, *refus)
            return None
        return indicateur

    def _signaler_sans_mesure(self, numero, indicateur, mesure):
        """Flag, once for an indicator, a value that gives no measure where figures read one."""
        entieres = mesures_entieres(indicateur)
        if len(entieres) == 1 and not mesure:
            colonne = "mesure" if "mesure" in self.places else "indicateur"
            self.signaler(numero, colonne, f"une valeur sans mesure\u00a0: les chiffres ne lisent que {entieres[0]}")

    def _signaler_negative(self, numero):
        """Flag a value under zero, which no indicator of the catalogue knows; the first ones of a sheet are enough."""
        self.negatives += 1
        if self.negatives <= NEGATIVES_DITES:
            self.signaler(
                numero, "valeur", "une valeur négative, à vérifier\u00a0: aucun indicateur ne descend sous zéro"
            )

    def _verifier_la_mesure(self, indicateur, mesure):
        """(column, what was expected) when no value may be given there; None when it may."""
        if not indicateur.saisissable:
            return (
                "indicateur",
                "un indicateur dont le contenu est connu\u00a0: celui-ci ne reçoit encore aucune valeur",
            )
        connues = sorted(mesures_de(self.examen, indicateur))
        if (mesure and mesure not in connues) or (not mesure and exige_une_mesure(indicateur)):
            return "mesure", f"une mesure de cet indicateur\u00a0: {', '.join(connues) or 'il n’en a pas'}"
        return None

    def _croisement(self, numero, ligne):
        """The rank of the axes that a row names."""
        axes = des_axes(ligne)
        rang = self.croisements.get(axes)
        if rang is not None:
            return rang
        if epci := ligne["epci"]:
            if not ligne["departement"]:
                self.refuser(numero, "departement", "un département\u00a0: une ligne d’EPCI nomme le sien")
                return None
            if epci not in self.examen.table(epcis) and epci not in self.epcis_nouveaux:
                self.epcis_nouveaux[epci] = numero
                self.signaler(
                    numero, "epci", "un EPCI absent de la liste de référence\u00a0: il est pris, et à vérifier"
                )
        return self.croisements.setdefault(axes, len(self.croisements))

    def _moment(self, numero, saisi_le):
        """Microseconds of the moment of typing; None when the row gives none."""
        if saisi_le is None or saisi_le in self._moments:
            return self._moments.get(saisi_le)
        if saisi_le > self.examen.instant:
            self.refuser(numero, "saisi_le", "un moment passé\u00a0: rien n’a été saisi dans le futur")
            return None
        if len(self._moments) > MEMOIRE_MAX:
            self._moments.clear()
        return self._moments.setdefault(saisi_le, Ligne.en_microsecondes(saisi_le))

    def _valeur(self, brut, nature):
        """(text of the number at six decimals or None, mention)."""
        place = brut, nature
        if place not in self._lues:
            nombre, mention = lire_valeur(brut, nature)
            if len(self._lues) > MEMOIRE_MAX:
                self._lues.clear()
            self._lues[place] = (None if nombre is None else str(nombre)), mention
        return self._lues[place]

    def conclure(self):
        self.liste_pieces, self.liste_croisements = list(self.pieces), list(self.croisements)
        for nature, partage in self.partages.items():
            for part in partage.parts():
                self.versions[nature].comparer(part)

    def compter(self):
        super().compter()
        for versions in self.versions.values():
            self.compte.nouvelles += versions.compte.nouvelles
            self.compte.modifiees += versions.compte.modifiees
            self.compte.identiques += versions.compte.identiques

    def ecrire(self):
        Epci.objects.bulk_create(
            [Epci(siren=siren, de_reference=False) for siren in self.epcis_nouveaux], ignore_conflicts=True
        )
        return sum(versions.ecrire() for versions in self.versions.values())

    @classmethod
    def indispensables(cls):
        return [*super().indispensables(), "valeur"]

    @classmethod
    def modeles(cls):
        return [classe.modele for classe in cls.destinations.values()]

    @classmethod
    def empreinte(cls):
        return [modele.objects.aggregate(Max("pk"), Max("remplacee_le")) for modele in cls.modeles()]

    @classmethod
    def exporter(cls):
        for nature, classe in cls.destinations.items():
            yield from classe.exporter(nature, [colonne.nom for colonne in cls.colonnes])
