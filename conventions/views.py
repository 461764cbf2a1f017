"""The list of conventions and avenants."""

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse

from cus_tracker.accords import accorder
from cus_tracker.concurrence import VIDE, sceller
from cus_tracker.listes import ListeView, ranger
from cus_tracker.templatetags.composants import adresse_ouverte
from cus_tracker.templatetags.liens import avec_regard
from organismes.ensemble import Ensemble
from organismes.models import Organisme
from territoires.acces import NommesMixin

from .colonnes import COLONNES
from .filters import ATTENDUE, InstrumentFilter
from .lignes import RANG, attendue, lire
from .manquants import manquants
from .models import Generation, Instrument
from .situations import situes
from .views_lot import gestes_en_lot

COMPTES = {"": "instrument", "convention": "convention", "avenant": "avenant"}
# Filters and sorts that ask for the state or the échéance of every instrument.
DU_CALCUL = {"etat", "echeance", "hors_delai", "tri"}


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
        """The instruments that the agent sees; a state that no filter nor sort asks for is read with the page alone."""
        tous = situes(self.request.regard) if DU_CALCUL & self.request.GET.keys() else Instrument.objects
        self.queryset = tous.visibles_par(self.request.user)
        if self.tri_demande.endswith("etat"):
            rangs = [When(etat=etat, then=Value(rang)) for etat, rang in RANG.items()]
            self.queryset = self.queryset.annotate(rang=Case(*rangs, output_field=IntegerField()))
        return super().get_queryset()

    def lire(self, pks):
        """The rows of these keys, in their order, each told whether the agent may change it."""
        return lire(pks, self.request.regard, self.modifiables)

    def modifiables(self, organismes):
        """Those of these organisms that the agent may change."""
        if not organismes or self.request.user.administre:
            return organismes
        siens = Organisme.objects.modifiables_par(self.request.user).filter(pk__in=organismes)
        return set(siens.order_by().values_list("pk", flat=True))

    def get_context_data(self, *, object_list, **kwargs):
        demande = self.filterset.form.cleaned_data
        pks = list(object_list.values_list("pk", flat=True))
        if avec_attendues := ATTENDUE in demande.get("etat", ()) and self.request.region:
            attendus = map(attendue, self.filterset.retenir(self.manquants(demande.get("generation"))))
            pks = ranger([*self.lire(pks), *attendus], self.get_ordering())
        contexte = super().get_context_data(object_list=pks, **kwargs)
        if not avec_attendues:
            contexte["object_list"] = self.lire(contexte["object_list"])
        self.adresser(contexte["object_list"])
        contexte["ouvrables"] = self.ouvrables(contexte["object_list"])
        geste = adresse_ouverte("conventions:geste_en_lot")
        modifiables = [ligne for ligne in contexte["object_list"] if ligne["modifiable"]] if geste else []
        return contexte | {
            "compte": accorder(contexte["nombre"], COMPTES[demande.get("nature", "")]),
            "geste_en_lot": geste,
            "gestes_en_lot": gestes_en_lot(self.request.user),
            "cochees": {int(pk) for pk in self.request.GET.getlist("cocher") if pk.isdecimal()},
            "modifiables": modifiables,
            "vus": sceller({str(ligne["pk"]): ligne["dernier"] or VIDE for ligne in modifiables}),
        }

    def adresser(self, lignes):
        """Set on each row where its links lead, at the clocks of the page."""
        organismes, instruments = reverse("organismes:list"), reverse("conventions:list")
        suite = avec_regard(self.request, "")
        for ligne in lignes:
            ligne["vers_organisme"] = f"{organismes}{ligne['organisme']}/{suite}"
            ligne["vers"] = f"{instruments}{ligne['pk']}/{suite}"

    def ouvrables(self, lignes):
        """The organisms of expected instruments shown whose file the agent may open."""
        return self.modifiables({ligne["organisme"] for ligne in lignes if not ligne["pk"]})

    def manquants(self, generation):
        """What is expected of the organisms that the agent sees, without a file; of the latest generation begun."""
        regard = self.request.regard
        voulue = Generation.objects.filter(nom=generation).first() or Generation.objects.par_defaut(au=regard.au)
        visibles = Organisme.objects.visibles_par(self.request.user)
        return manquants(Ensemble(self.request.region, au=regard.au), voulue, visibles)
