"""What a list of organisms may be narrowed by, each filter a word of the URL."""

from functools import cached_property

import django_filters as filtres

from .attendus import LIBELLES
from .models import Organisme, Perimetre
from .portees import Portee, de_la_region, de_portee

RIEN, INCONNU = "rien", "inconnu"
ATTENDUS = [*LIBELLES.items(), (RIEN, "rien"), (INCONNU, "patrimoine inconnu")]


class OrganismeFilter(filtres.FilterSet):
    """Filters of the organisms, read at the clocks and in the région of the page."""

    q = filtres.CharFilter(label="Nom, sigle, SIREN", method="chercher")
    famille = filtres.ChoiceFilter(label="Famille", choices=Organisme.Famille.choices, empty_label="Toutes")
    departement = filtres.ChoiceFilter(label="Siège", field_name="siege__code", empty_label="Tous")
    portee = filtres.ChoiceFilter(
        label="Organismes", choices=Portee.choices, method="de_portee", empty_label="Tous ceux que vous voyez"
    )
    attendu = filtres.ChoiceFilter(label="Attendu", choices=ATTENDUS, method="attendant", empty_label="Indifférent")
    perimetre = filtres.ModelChoiceFilter(
        label="Périmètre d’exclusion",
        queryset=Perimetre.objects.all(),
        to_field_name="nom",
        method="dans_perimetre",
        empty_label="Indifférent",
    )

    class Meta:
        model = Organisme
        fields = []

    def __init__(self, data=None, queryset=None, *, request, ensemble=None, **kwargs):
        super().__init__(data, queryset, request=request, **kwargs)
        self.ensemble = ensemble
        self.filters["departement"].extra["choices"] = [(code, nom) for _, code, nom in self.lus]

    @cached_property
    def lus(self):
        """The départements of the région looked at, read once."""
        if self.request.region is None:
            return []
        return list(self.request.region.departements(au=self.request.regard.au).values_list("pk", "code", "nom"))

    @property
    def departements(self):
        """Their keys."""
        return [pk for pk, _, _ in self.lus]

    def filter_queryset(self, queryset):
        """Those of the région looked at, then the filters."""
        if not self.form.cleaned_data.get("portee") and self.request.region:
            la = de_la_region(self.departements, au=self.request.regard.au)
            queryset = queryset.filter(pk__in=la.values("pk"))
        return super().filter_queryset(queryset)

    def chercher(self, queryset, nom, texte):
        """Those that a text finds, whatever its case, accents and slips."""
        return queryset.chercher(texte)

    def de_portee(self, queryset, nom, portee):
        """Those that have this place in the région."""
        return queryset.filter(pk__in=de_portee(portee, self.departements, au=self.request.regard.au).values("pk"))

    def attendant(self, queryset, nom, quoi):
        """The régional organisms of which this instrument is expected; or nothing; or whose stock is unknown."""
        if self.ensemble is None:
            return queryset.none()
        attentes = self.ensemble.attentes.items()
        if quoi == INCONNU:
            return queryset.filter(pk__in=[pk for pk, codes in attentes if codes is None])
        if quoi == RIEN:
            return queryset.filter(pk__in=[pk for pk, codes in attentes if codes is not None and not codes])
        return queryset.filter(pk__in=self.ensemble.regionaux_attendus(quoi))

    def dans_perimetre(self, queryset, nom, perimetre):
        """Those that this exclusion set holds on the day looked at."""
        presents = perimetre.inclusions.ouverts(au=self.request.regard.au)
        return queryset.filter(pk__in=presents.values("organisme"))
