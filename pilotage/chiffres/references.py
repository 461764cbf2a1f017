"""Reference figures typed by hand, found for a région and a generation."""

from functools import cached_property

from django.db.models import Q

from conventions.models import Indicateur, Reference

ANNEES_DE_REFERENCE = 6
FRANCE = "France"


class References:
    """The reference rows that may concern an étude, read once."""

    def __init__(self, etude):
        self.etude = etude

    @property
    def periode(self):
        """The six civil years before the generation."""
        premiere = self.etude.generation.premiere_annee
        return premiere - ANNEES_DE_REFERENCE, premiere - 1

    @cached_property
    def _lignes(self):
        region, departements = self.etude.region.code, self.etude.departements
        return list(
            Reference.objects.filter(
                Q(niveau=Reference.Niveau.FRANCE)
                | Q(niveau=Reference.Niveau.REGION, territoire=region)
                | Q(niveau=Reference.Niveau.DEPARTEMENT, territoire__in=departements)
            )
        )

    @cached_property
    def _codes(self):
        """{family: its codes}, the generation’s own first, then those of others: definitions differ, and it is said."""
        lignes = Indicateur.objects.exclude(famille="").order_by("generation__debut", "rang")
        codes = list(lignes.values_list("famille", "generation", "code"))
        propre = self.etude.generation.pk
        codes.sort(key=lambda ligne: ligne[1] != propre)
        familles = {}
        for famille, _, code in codes:
            familles.setdefault(famille, []).append(code)
        return familles

    def trouver(self, famille, *, niveau, territoire, grandeur="valeur", mesure="", produit="", periode=None):
        """The rows asked, the latest period first: those of the generation’s own code, else those of another one.

        `produit` None takes rows of any; `periode` None, rows of any years.
        """
        demandees = [
            ligne
            for ligne in self._lignes
            if (ligne.niveau, ligne.territoire) == (niveau, territoire)
            and (ligne.grandeur, ligne.mesure) == (grandeur, mesure)
            and produit in (None, ligne.produit)
            and periode in (None, (ligne.debut, ligne.fin))
        ]
        demandees.sort(key=lambda ligne: (-ligne.fin, -ligne.debut, ligne.produit))
        par_code = ([x for x in demandees if x.indicateur == code] for code in self._codes.get(famille, ()))
        return next(filter(None, par_code), [])

    def de_la_region(self, famille, produit=""):
        """Total of the six years before the generation for the région and a product, or None."""
        niveau, code = Reference.Niveau.REGION, self.etude.region.code
        lignes = self.trouver(famille, niveau=niveau, territoire=code, produit=produit, periode=self.periode)
        return lignes[0].valeur if lignes else None

    def des_departements(self, famille):
        """{département: total of the six years before the generation}, those that are known."""
        niveau, valeurs = Reference.Niveau.DEPARTEMENT, {}
        for code in self.etude.departements:
            if lignes := self.trouver(famille, niveau=niveau, territoire=code, periode=self.periode):
                valeurs[code] = lignes[0].valeur
        return valeurs

    def emprunt(self, famille):
        """In words, how definitions differ where references of another generation’s code stand in; '' where none do."""
        propres, lus = set(self.etude.valeurs.codes(famille)), {ligne.indicateur for ligne in self._lignes}
        empruntes = lus.intersection(self._codes.get(famille, ()))
        if not empruntes or empruntes & propres:
            return ""
        fiches = Indicateur.objects.filter(code__in=propres | empruntes, famille=famille).exclude(difference="")
        return " ".join(fiches.order_by("rang").values_list("difference", flat=True)[:1])

    def motif_absence(self, quoi=""):
        """Why no growth can be told: the reference is missing."""
        debut, fin = self.periode
        return f"La référence {debut}-{fin} de la région {quoi}n’est pas saisie."
