"""The list of conventions and avenants."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When
from django.urls import reverse

from cus_tracker.accords import accorder
from cus_tracker.cycle import EN_ATTENTE, Etat
from cus_tracker.listes import ListeView, ranger
from cus_tracker.templatetags.composants import adresse_ouverte
from cus_tracker.templatetags.liens import avec_regard
from organismes.ensemble import Ensemble
from organismes.models import Organisme
from territoires.acces import NommesMixin

from .colonnes import COLONNES
from .filters import ATTENDUE, InstrumentFilter
from .manquants import manquants
from .models import Generation, Instrument
from .situations import avec_fin
from .views_lot import gestes_en_lot

COMPTES = {"": "instrument", "convention": "convention", "avenant": "avenant"}
RANG = {etat: rang for rang, etat in enumerate(Etat.values)}


class InstrumentListView(NommesMixin, ListeView):
    """Conventions and avenants that the agent sees by name, with their state at the clocks of the page.

    Asked for the state « attendue », the list also holds what the law expects and of which no file exists yet.
    """

    model = Instrument
    filterset_class = InstrumentFilter
    template_name = "conventions/instrument_list.html"
    tris = {
        "organisme": ("organisme__cle_tri",),
        "instrument": ("dispositif", "objet", "reference"),
        "famille": ("organisme__famille",),
        "siege": ("organisme__siege__nom",),
        "etat": ("rang",),
        "depuis": ("etat_le",),
        "echeance": ("fin_le",),
    }
    tri = "organisme"
    export = "conventions"
    colonnes = COLONNES

    def get_queryset(self):
        """The instruments with their state, and whether the agent may change them."""
        modifiables = Organisme.objects.modifiables_par(self.request.user).filter(pk=OuterRef("organisme"))
        self.queryset = (
            avec_fin(Instrument.objects.visibles_par(self.request.user), self.request.regard)
            .avec_etat(self.request.regard)
            .annotate(modifiable=Exists(modifiables))
            .select_related("organisme__siege", "generation")
        )
        if self.tri_demande.endswith("etat"):
            rangs = [When(etat=etat, then=Value(rang)) for etat, rang in RANG.items()]
            self.queryset = self.queryset.annotate(rang=Case(*rangs, output_field=IntegerField()))
        return super().get_queryset()

    def get_context_data(self, *, object_list, **kwargs):
        demande = self.filterset.form.cleaned_data
        if ATTENDUE in demande.get("etat", ()) and self.request.region:
            attendus = self.filterset.retenir(self.manquants(demande.get("generation")))
            object_list = ranger([*object_list, *attendus], self.get_ordering())
        contexte = super().get_context_data(object_list=object_list, **kwargs)
        contexte["ouvrables"] = self.ouvrables(contexte["object_list"])
        geste = adresse_ouverte("conventions:geste_en_lot")
        return contexte | {
            "compte": accorder(contexte["nombre"], COMPTES[demande.get("nature", "")]),
            "en_attente": EN_ATTENTE,
            "vers_organisme": reverse("organismes:list"),
            "vers_instrument": reverse("conventions:list"),
            "suite": avec_regard(self.request, ""),
            "geste_en_lot": geste,
            "gestes_en_lot": gestes_en_lot(self.request.user),
            "modifiables": geste and any(ligne.modifiable for ligne in contexte["object_list"]),
        }

    def ouvrables(self, lignes):
        """The organisms of expected instruments shown whose file the agent may open."""
        sans_dossier = {ligne.organisme.pk for ligne in lignes if not ligne.pk}
        if not sans_dossier:
            return sans_dossier
        modifiables = Organisme.objects.modifiables_par(self.request.user).filter(pk__in=sans_dossier)
        return set(modifiables.order_by().values_list("pk", flat=True))

    def manquants(self, generation):
        """What is expected of the organisms that the agent sees, without a file; of the latest generation begun."""
        regard = self.request.regard
        voulue = Generation.objects.filter(nom=generation).first() or Generation.objects.par_defaut(au=regard.au)
        visibles = Organisme.objects.visibles_par(self.request.user)
        return manquants(Ensemble(self.request.region, au=regard.au), voulue, visibles)
