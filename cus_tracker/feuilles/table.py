"""A sheet whose rows are those of one model: found by their natural key, created, or changed with their history."""

from functools import cached_property

from django.db.models import Max
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from .feuille import Feuille

LOT = 1_000


class FeuilleDeModele(Feuille):
    """One row, one object; `modele` is its model."""

    def __init__(self, examen):
        super().__init__(examen)
        self.vues, self.nouvelles, self.modifiees, self.identiques = {}, {}, {}, 0

    @classmethod
    def lignes_en_base(cls):
        """The rows of the base that the sheet is about."""
        return cls.modele._default_manager.all()

    @cached_property
    def existantes(self):
        """{natural key: (identifier, {column: content})} of the base."""
        return {tuple(ligne[nom] for nom in self.cle): (pk, ligne) for pk, ligne in self._en_base()}

    def _en_base(self):
        chemins = [colonne.chemin for colonne in self.colonnes]
        for pk, *valeurs in self.lignes_en_base().values_list("pk", *chemins).iterator(LOT):
            yield pk, {c.nom: c.depuis_base(v) for c, v in zip(self.colonnes, valeurs, strict=True)}

    def cle_de(self, ligne):
        """The natural key of a row; a column that the sheet lacks is empty."""
        return tuple(ligne.get(nom, self.colonne(nom).vide) for nom in self.cle)

    def connait(self, *cle):
        """True when the base or the workbook, refused rows included, has a row of this key, or may have one unread."""
        return self.illisible or cle in self.vues or cle in self.existantes

    def identifiant(self, *cle):
        """The identifier of a row of this key, once written."""
        return self.existantes[cle][0]

    def ligne(self, *cle):
        """A row as it stands once the workbook is taken; None when nothing has this key."""
        avant = self.existantes.get(cle, (None, None))[1]
        if cle in self.nouvelles:
            return self.nouvelles[cle][1]
        return {**avant, **self.modifiees[cle][1]} if cle in self.modifiees else avant

    def ecarter(self, ligne):
        if all(nom in ligne for nom in self.cle):
            self.vues.setdefault(self.cle_de(ligne), 0)

    def accueillir(self, numero, ligne):
        cle = self.cle_de(ligne)
        if jumelle := self.vues.get(cle):
            self.refuser(
                numero,
                self.cle[0],
                f"une seule ligne pour «\u00a0{self.nommer(cle)}\u00a0»\u00a0: voyez la ligne {jumelle}",
            )
            return
        self.vues[cle] = numero
        if not self.autoriser(numero, ligne):
            return
        if cle in self.existantes:
            self._comparer(numero, cle, ligne)
        else:
            self._ajouter(numero, cle, ligne)

    def nommer(self, cle):
        """A natural key in words."""
        return " · ".join(str(partie) for partie in cle if partie not in (None, ""))

    def _comparer(self, numero, cle, ligne):
        _, avant = self.existantes[cle]
        changements = {nom: valeur for nom, valeur in ligne.items() if valeur != avant[nom]}
        if not self.verifier(numero, {**avant, **ligne}, avant):
            return
        if changements and not self.permettre(numero, next(iter(changements))):
            return
        if changements:
            self.modifiees[cle] = numero, changements
            for nom, valeur in changements.items():
                self.examen.rapport.changer(self.nom, self.places[nom], numero, avant[nom], valeur)
        else:
            self.identiques += 1

    def _ajouter(self, numero, cle, ligne):
        manquantes = [c.nom for c in self.colonnes if c.requise and c.nom not in ligne]
        for nom in manquantes:
            self.refuser(numero, self.cle[0], f"une colonne «\u00a0{nom}\u00a0», que demande toute ligne nouvelle")
        complete = {c.nom: ligne.get(c.nom, c.vide) for c in self.colonnes}
        if not manquantes and self.permettre(numero, self.cle[0]) and self.verifier(numero, complete, None):
            self.nouvelles[cle] = numero, complete

    def autoriser(self, numero, ligne):
        """True when whoever imports may write this row; refuse its cell otherwise."""
        return True

    def permettre(self, numero, colonne):
        """True when whoever imports may add a row to this sheet, or change one; refuse the cell otherwise."""
        return True

    def verifier(self, numero, ligne, avant):
        """True when the cells of a row agree; `avant` is the row of the base, None for a new one."""
        return True

    def compter(self):
        super().compter()
        self.compte.nouvelles = sum(numero not in self.refusees for numero, _ in self.nouvelles.values())
        self.compte.modifiees = sum(numero not in self.refusees for numero, _ in self.modifiees.values())
        self.compte.identiques = self.identiques

    def remplir(self, objet, ligne):
        """Set on an object what a row says; the columns of `champ` None are links, set by `lier`."""
        for nom, valeur in ligne.items():
            colonne = self.colonne(nom)
            if colonne.champ != self.LIEN:
                setattr(objet, colonne.champ, colonne.en_base(valeur, self.examen))
        return objet

    LIEN = "-"

    def lier(self, objet, ligne):
        """Set the links that the key of a new row names."""

    def ecrire(self):
        return self._creer() + self._changer()

    def rangs(self):
        """The new rows in batches that may be written one after the other; a row may name one of an earlier batch."""
        return [list(self.nouvelles)] if self.nouvelles else []

    def _creer(self):
        for cles in self.rangs():
            objets = []
            for cle in cles:
                ligne = self.nouvelles[cle][1]
                objet = self.remplir(self.modele(), ligne)
                self.lier(objet, ligne)
                objets.append(self.preparer(objet))
            crees = bulk_create_with_history(objets, self.modele, batch_size=LOT, **self._auteur())
            for cle, objet in zip(cles, crees, strict=True):
                self.existantes[cle] = objet.pk, self.nouvelles[cle][1]
        return len(self.nouvelles)

    def _changer(self):
        if not self.modifiees:
            return 0
        par_pk = {self.existantes[cle][0]: changements for cle, (_, changements) in self.modifiees.items()}
        objets = self.modele._default_manager.in_bulk(par_pk)
        champs = set()
        for pk, objet in objets.items():
            self.preparer(self.remplir(objet, par_pk[pk]))
            champs |= {self.colonne(nom).champ.removesuffix("_id") for nom in par_pk[pk]}
        champs |= set(self.derives)
        bulk_update_with_history(list(objets.values()), self.modele, sorted(champs), batch_size=LOT, **self._auteur())
        return len(objets)

    # Fields computed from others, written with them.
    derives = ()

    def preparer(self, objet):
        """The object, with what its `save` would have computed."""
        return objet

    def _auteur(self):
        return {"default_user": self.examen.agent, "default_change_reason": self.examen.motif}

    @classmethod
    def empreinte(cls):
        return cls.modele.history.aggregate(Max("history_id"))

    @classmethod
    def exporter(cls):
        chemins = [colonne.chemin for colonne in cls.colonnes]
        lignes = cls.lignes_en_base().order_by(*(cls.colonne(nom).chemin for nom in cls.cle)).values_list(*chemins)
        for valeurs in lignes.iterator(LOT):
            yield [colonne.en_cellule(valeur) for colonne, valeur in zip(cls.colonnes, valeurs, strict=True)]
