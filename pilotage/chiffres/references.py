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
        """The rows asked: those of the generation’s own code first, the latest period first."""
        codes = self._codes.get(famille, [])
        trouvees = [
            ligne
            for ligne in self._lignes
            if ligne.indicateur in codes
            and (ligne.niveau, ligne.territoire) == (niveau, territoire)
            and (ligne.grandeur, ligne.mesure, ligne.produit) == (grandeur, mesure, produit)
            and periode in (None, (ligne.debut, ligne.fin))
        ]
        return sorted(trouvees, key=lambda ligne: (codes.index(ligne.indicateur), -ligne.fin, -ligne.debut))

    def de_la_region(self, famille, produit=""):
        """Total of the six years before the generation for the région and a product, or None."""
        lignes = self.trouver(
            famille,
            niveau=Reference.Niveau.REGION,
            territoire=self.etude.region.code,
            produit=produit,
            periode=self.periode,
        )
        return lignes[0].valeur if lignes else None

    def motif_absence(self, quoi=""):
        """Why no growth can be told: the reference is missing."""
        debut, fin = self.periode
        return f"La référence {debut}-{fin} de la région {quoi}n’est pas saisie."
