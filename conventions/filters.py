"""What a list of conventions and avenants may be narrowed by, each filter a word of the URL."""

from functools import cached_property

import django_filters as filtres
from django import forms
from django.db.models import F, Q

from cus_tracker.cycle import Etat
from organismes.models import Organisme
from organismes.portees import Portee, de_la_region, de_portee

from .models import Generation, Instrument
from .models.instrument import Dispositif, Objet, TroisValeurs, remise_en_ordre_effective

ATTENDUE = "attendue"
OUI = [("oui", "oui")]
PIECES = [("convention", "convention"), ("avenant", "avenant")]


class InstrumentFilter(filtres.FilterSet):
    """Filters of the instruments, read at the clocks and in the région of the page."""

    q = filtres.CharFilter(label="Organisme, sigle, SIREN", method="chercher")
    nature = filtres.ChoiceFilter(label="Nature", choices=PIECES, method="de_nature", empty_label="Toutes")
    dispositif = filtres.ChoiceFilter(label="Dispositif", choices=Dispositif.choices, empty_label="Tous")
    objet = filtres.ChoiceFilter(label="Objet de l’avenant", choices=Objet.choices, empty_label="Tous")
    etat = filtres.MultipleChoiceFilter(
        label="État",
        choices=[(ATTENDUE, "attendue, sans passage"), *Etat.choices],
        method="en_etat",
        widget=forms.CheckboxSelectMultiple,
    )
    departement = filtres.ChoiceFilter(label="Siège", field_name="organisme__siege__code", empty_label="Tous")
    famille = filtres.ChoiceFilter(
        label="Famille", field_name="organisme__famille", choices=Organisme.Famille.choices, empty_label="Toutes"
    )
    generation = filtres.ChoiceFilter(label="Génération", field_name="generation__nom", empty_label="Toutes")
    remise_en_ordre = filtres.ChoiceFilter(
        label="Loyers remis en ordre", choices=TroisValeurs.choices, method="remise", empty_label="Indifférent"
    )
    echeance = filtres.NumberFilter(
        label="Échéance (année)", field_name="fin_le", lookup_expr="year", min_value=1900, max_value=2999
    )
    portee = filtres.ChoiceFilter(
        label="Organismes", choices=Portee.choices, method="de_portee", empty_label="Tous ceux que vous voyez"
    )
    hors_delai = filtres.ChoiceFilter(
        label="Signée hors délai", choices=OUI, method="signee_hors_delai", empty_label="Indifférent"
    )

    class Meta:
        model = Instrument
        fields = []

    seconds = ("nature", "objet", "generation", "portee", "hors_delai")

    def __init__(self, data=None, queryset=None, *, request, **kwargs):
        super().__init__(data, queryset, request=request, **kwargs)
        self.filters["departement"].extra["choices"] = [(code, nom) for _, code, nom in self.lus]
        generations = Generation.objects.values_list("nom", flat=True)
        self.filters["generation"].extra["choices"] = [(nom, nom) for nom in generations]

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
            au = self.request.regard.au
            queryset = queryset.filter(organisme__in=de_la_region(self.departements, au=au).values("pk"))
        return super().filter_queryset(queryset)

    def chercher(self, queryset, nom, texte):
        """Those of the organisms that a text finds, whatever its case and accents."""
        return queryset.filter(organisme__in=self.trouves(texte))

    def trouves(self, texte):
        """The organisms that a text finds, read once."""
        visibles = Organisme.objects.visibles_par(self.request.user)
        return set(visibles.chercher(texte).order_by().values_list("pk", flat=True))

    def retenir(self, manquants):
        """Those of the expected instruments without a file that the filters retain."""
        demande = dict.fromkeys(self.filters, "") | self.form.cleaned_data
        if any(demande.get(nom) for nom in ("remise_en_ordre", "hors_delai", "echeance")):
            return []
        if demande["portee"] not in ("", Portee.REGIONAUX):
            return []
        trouves = self.trouves(demande["q"]) if demande["q"] else None
        return [
            m
            for m in manquants
            if (trouves is None or m.organisme.pk in trouves)
            and demande["dispositif"] in ("", m.dispositif)
            and demande["objet"] in ("", m.objet)
            and demande["nature"] in ("", "avenant" if m.est_avenant else "convention")
            and demande["departement"] in ("", m.organisme.siege.code)
            and demande["famille"] in ("", m.organisme.famille)
        ]

    def de_nature(self, queryset, nom, nature):
        """Conventions, or avenants."""
        return queryset.conventions() if nature == "convention" else queryset.avenants()

    def en_etat(self, queryset, nom, etats):
        """Those in one of these states, « attendue » being none yet."""
        if not etats:
            return queryset
        condition = Q(etat__in=etats)
        return queryset.filter(condition | Q(etat=None) if ATTENDUE in etats else condition)

    def remise(self, queryset, nom, valeur):
        """Conventions by what became of their maximum rents: « oui » at signature or by a signed avenant since, « non »
        until the day given for a « oui ».
        """
        faite = remise_en_ordre_effective(self.request.regard)
        conventions = queryset.conventions()
        if valeur == TroisValeurs.OUI:
            return conventions.filter(faite)
        dites = {valeur, TroisValeurs.OUI} if valeur == TroisValeurs.NON else {valeur}
        return conventions.exclude(faite).filter(remise_en_ordre__in=dites)

    def de_portee(self, queryset, nom, portee):
        """Those of the organisms that have this place in the région."""
        organismes = de_portee(portee, self.departements, au=self.request.regard.au)
        return queryset.filter(organisme__in=organismes.values("pk"))

    def signee_hors_delai(self, queryset, nom, valeur):
        """CUS locatif whose first standing signature follows the deadline of their generation (contracts §5)."""
        signees = queryset.conventions().avec_signature(self.request.regard)
        return signees.filter(
            dispositif=Dispositif.LOCATIF, etat=Etat.SIGNEE, signe_le__gt=F("generation__date_limite")
        )
