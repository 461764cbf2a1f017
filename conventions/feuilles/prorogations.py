"""The sheet of the acts that put off the échéance of conventions: one row for each convention that an act concerns."""

from collections import defaultdict

from django.db.models import Max

from cus_tracker.feuilles import Choix, FeuilleDeModele, Jour, Moment, Texte
from organismes.feuilles import reserve_a_la_dreal

from ..models import Prorogation
from .cles import CLE_CONVENTION, cle_convention, generations, identifiant_d_instrument, nomme_une_convention

ACTE = ("generation", "nature", "le", "echeance_le", "fondement", "saisi_le", "annulee_le", "annulee_motif")
LIEN = Prorogation.conventions.through


class FeuilleProrogations(FeuilleDeModele):
    """An act is not rewritten: it is cancelled, with its reason, and another one is recorded."""

    nom = "prorogations"
    aide = (
        "Les actes qui reportent l’échéance de conventions ou en maintiennent les effets\u00a0: une ligne par "
        "convention. Les lignes qui disent le même acte n’en font qu’un."
    )
    modele = LIEN
    cle = (*CLE_CONVENTION, "nature", "le", "fondement", "annulee_le")
    colonnes = (
        *cle_convention("instrument__"),
        Choix("nature", requise=True, choix=tuple(Prorogation.Nature.values), chemin="prorogation__nature"),
        Jour("le", requise=True, chemin="prorogation__le", aide="Le jour de l’acte ou de la loi."),
        Jour("echeance_le", chemin="prorogation__echeance_le", aide="La nouvelle échéance."),
        Texte("fondement", requise=True, max=300, chemin="prorogation__fondement", aide="La loi ou la décision."),
        Moment(
            "saisi_le",
            chemin="prorogation__saisi_le",
            aide="Le moment de la saisie\u00a0; vide\u00a0: celui de l’import.",
        ),
        Moment("annulee_le", chemin="prorogation__annulee_le"),
        Texte("annulee_motif", chemin="prorogation__annulee_motif"),
    )

    def accueillir(self, numero, ligne):
        """An empty moment of typing says nothing of an act that the base knows."""
        if not ligne.get("saisi_le"):
            ligne.pop("saisi_le", None)
        super().accueillir(numero, ligne)

    def autoriser(self, numero, ligne):
        return nomme_une_convention(self, numero, ligne)

    def permettre(self, numero, colonne):
        return reserve_a_la_dreal(self, numero, colonne)

    def verifier(self, numero, ligne, avant):
        deja = len(self.refusees)
        if ligne["nature"] == Prorogation.Nature.PROROGATION and not ligne["echeance_le"]:
            self.refuser(numero, "echeance_le", "la nouvelle échéance\u00a0: une prorogation dit jusqu’à quel jour")
        if bool(ligne["annulee_le"]) != bool(ligne["annulee_motif"]):
            vide = "annulee_motif" if ligne["annulee_le"] else "annulee_le"
            self.refuser(numero, vide, "les deux à la fois\u00a0: une annulation dit quand et pourquoi")
        recrites = [nom for nom, valeur in ligne.items() if avant is not None and valeur != avant[nom]]
        if recrites:
            attendu = f"«\u00a0{avant[recrites[0]]}\u00a0»\u00a0: un acte ne se récrit pas, il s’annule"
            self.refuser(numero, recrites[0], attendu)
        return len(self.refusees) == deja

    def _creer(self):
        """One act for the rows that say the same one, joined to the act of the base when it is already there."""
        actes = defaultdict(list)
        for cle, (_, ligne) in self.nouvelles.items():
            dite = {nom: ligne[nom] or self._a_defaut(nom) for nom in ACTE}
            actes[tuple(dite.items())].append(cle)
        for dite, cles in actes.items():
            acte = self._acte(dict(dite))
            acte.conventions.add(*(identifiant_d_instrument(self.examen, *cle[:3]) for cle in cles))
        return len(self.nouvelles)

    def _a_defaut(self, nom):
        return self.examen.instant if nom == "saisi_le" else "" if nom == "annulee_motif" else None

    def _acte(self, dite):
        generation = self.examen.table(generations)[dite.pop("generation")]
        auteurs = {"par": self.examen.agent, "annulee_par": self.examen.agent if dite["annulee_le"] else None}
        return Prorogation.objects.get_or_create(generation_id=generation, **dite, defaults=auteurs)[0]

    @classmethod
    def lignes_en_base(cls):
        return LIEN.objects.all()

    @classmethod
    def empreinte(cls):
        return [Prorogation.objects.aggregate(Max("pk"), Max("annulee_le")), LIEN.objects.aggregate(Max("pk"))]
