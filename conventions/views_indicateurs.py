"""The catalogue of indicators: the list by generation, the sheet of one, and its correction by an administrator."""

import django_filters as filtres
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.generic import DetailView

from cus_tracker.accords import accorder
from cus_tracker.concurrence import a_corriger
from cus_tracker.exports import Colonne
from cus_tracker.histoire import traces
from cus_tracker.listes import ListeView
from cus_tracker.recherche import cle_recherche
from cus_tracker.templatetags.liens import avec_regard

from .catalogue import AGREGATIONS, NATURES_VALEUR, SENS, complement, sens
from .forms_indicateur import IndicateurForm
from .models import Generation, Indicateur

DISPOSITIFS = [
    ("locatif", "logements locatifs"),
    ("accession", "accession"),
    ("foyers", "logements-foyers"),
    ("societe-de-vente", "société de vente"),
]


class IndicateurFilter(filtres.FilterSet):
    """What the catalogue may be narrowed by."""

    q = filtres.CharFilter(label="Code ou mots du libellé", method="chercher")
    generation = filtres.ModelChoiceFilter(
        label="Génération", queryset=Generation.objects.all(), to_field_name="nom", empty_label="Toutes"
    )
    dispositif = filtres.ChoiceFilter(label="Dispositif", choices=DISPOSITIFS, empty_label="Tous")
    confiance = filtres.ChoiceFilter(label="Confiance", choices=Indicateur.Confiance.choices, empty_label="Toutes")

    class Meta:
        model = Indicateur
        fields = []

    def chercher(self, queryset, nom, texte):
        """Those whose codes, aspect or wording hold the text, whatever its case and accents."""
        cle = cle_recherche(texte)
        lus = queryset.order_by().values_list("pk", "code", "code_usuel", "aspect", "libelle")
        return queryset.filter(pk__in=[pk for pk, *mots in lus if cle in cle_recherche(" ".join(mots))])


def axes(indicateur):
    """The axes that the text asks for, in words; those that the préfet may ask for are told so."""
    noms = complement()["axes"]
    demandes = [f"{noms.get(axe, axe)} (si le préfet le demande)" for axe in indicateur.axes_sur_demande]
    return [*(noms.get(axe, axe) for axe in indicateur.axes), *demandes]


class IndicateurListView(ListeView):
    """The catalogue of every generation, with the confidence that each wording deserves."""

    model = Indicateur
    queryset = Indicateur.objects.select_related("generation")
    filterset_class = IndicateurFilter
    paginate_by = 200
    tris = {"rang": ("generation__debut", "dispositif", "rang")}
    tri = "rang"
    export = "indicateurs"
    colonnes = (
        Colonne("génération", lambda i: str(i.generation), 12),
        Colonne("dispositif", lambda i: dict(DISPOSITIFS).get(i.dispositif, i.dispositif), 20),
        Colonne("code", lambda i: i.code, 10),
        Colonne("code usuel", lambda i: i.code_usuel, 10),
        Colonne("aspect", lambda i: i.aspect, 32),
        Colonne("libellé", lambda i: i.libelle, 80),
        Colonne("unité", lambda i: i.unite, 16),
        Colonne("axes", lambda i: ", ".join(axes(i)), 40),
        Colonne("obligatoire", lambda i: "oui" if i.obligatoire else "non", 12),
        Colonne("confiance", lambda i: i.get_confiance_display(), 28),
        Colonne("valable du", lambda i: i.debut, 12),
        Colonne("valable jusqu’au", lambda i: i.fin, 12),
        Colonne("différence de définition", lambda i: i.difference, 60),
        Colonne("sources", lambda i: " ; ".join(i.sources), 80),
    )

    def get_context_data(self, **kwargs):
        contexte = super().get_context_data(**kwargs)
        for indicateur in contexte["object_list"]:
            indicateur.axes_dits = axes(indicateur)
            indicateur.dispositif_dit = dict(DISPOSITIFS).get(indicateur.dispositif, indicateur.dispositif)
        return contexte | {"compte": accorder(contexte["nombre"], "indicateur")}


class IndicateurDetailView(DetailView):
    """The sheet of an indicator: wording, confidence, axes, sources, difference with its family, history."""

    queryset = Indicateur.objects.select_related("generation")

    def get_context_data(self, **kwargs):
        indicateur = self.object
        histoires = indicateur.history.select_related("history_user")
        parents = Indicateur.objects.filter(famille=indicateur.famille).exclude(famille="").exclude(pk=indicateur.pk)
        return super().get_context_data(
            axes=axes(indicateur),
            dispositif=dict(DISPOSITIFS).get(indicateur.dispositif, indicateur.dispositif),
            famille=complement()["familles"].get(indicateur.famille, ""),
            nature=NATURES_VALEUR.get(indicateur.nature_valeur, indicateur.nature_valeur),
            agregation=AGREGATIONS.get(indicateur.agregation, indicateur.agregation),
            sens=SENS[sens(indicateur.sens, indicateur.agregation)],
            parents=parents.select_related("generation"),
            traces=traces(histoires, ignores=("generation", "rang", "dimensions")),
            modifiable=self.request.user.administre,
            **kwargs,
        )


@transaction.atomic
def corriger(request, pk):
    """Complete or correct an indicator, with the source that says so."""
    if not request.user.administre:
        raise PermissionDenied
    indicateur = a_corriger(request, Indicateur.objects.all(), pk=pk)
    form = IndicateurForm(request.POST or None, instance=indicateur)
    if form.is_valid():
        form.save()
        messages.success(request, "L’indicateur est corrigé ; l’historique garde ce qu’il disait.")
        return redirect(avec_regard(request, indicateur.get_absolute_url()))
    contexte = {"form": form, "indicateur": Indicateur.objects.select_related("generation").get(pk=pk)}
    return render(request, "conventions/indicateur_form.html", contexte)
