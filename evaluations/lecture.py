"""What the grid reads of the base: subjects, catalogue, realised values with their versions, objectives in force."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Sum, When

from conventions.axes import croisement
from conventions.catalogue import sens
from conventions.cumuls import Ligne, appliquer_avenants, dernieres_versions
from conventions.models import Indicateur, Objectif, Passage
from conventions.models.instrument import Dispositif, Objet
from conventions.models.valeur import AXES
from cus_tracker.cycle import Etat
from cus_tracker.typographie import corriger
from organismes.models import Patrimoine
from territoires.models import ouvert_le

from .grille.cles import Cle
from .grille.structure import Fiche, Sujet
from .models import Realise
from .verrous import closes_de

CHAMPS = (
    "id", "code", "libelle", "aspect", "unite", "nature_valeur", "precision", "axes", "mesures", "produits",
    "obligatoire", "saisissable", "agregation", "sens", "dispositif", "debut", "fin",
)  # fmt: skip


class Version(NamedTuple):
    """A version of a realised value: what it says, who typed it and when."""

    pk: int
    cle: Cle
    valeur: Decimal | None
    mention: str
    saisi_le: datetime
    par: str
    source: str
    observation: str
    lot: int | None


def avec_foyers(evaluations):
    """Annotate `foyers`: a signed avenant brings the indicators of logements-foyers into the convention."""
    signes = Passage.objects.filter(instrument__parent=OuterRef("convention"), instrument__objet=Objet.LOGEMENTS_FOYERS)
    return evaluations.annotate(foyers=Exists(signes.filter(etat=Etat.SIGNEE, rectifie_le=None)))


def avec_parc(evaluations, *, au):
    """Annotate `parc`: the dwellings of each organism on a day, None where they are not known."""
    siens = Patrimoine.objects.derniers(au=au).filter(organisme=OuterRef("convention__organisme"))
    sommes = siens.order_by().values("organisme").annotate(total=Sum("logements"))
    return evaluations.annotate(parc=Subquery(sommes.values("total")))


def dispositifs(evaluation):
    """The dispositifs whose indicators an evaluation carries."""
    propre = evaluation.convention.dispositif
    return frozenset((propre, Dispositif.FOYERS) if getattr(evaluation, "foyers", False) else (propre,))


def sujets(evaluations, *, au, ouverts=frozenset()):
    """{pk: Sujet} of evaluations, in their order, with the départements where each organism holds dwellings."""
    parcs = defaultdict(list)
    organismes = {e.convention.organisme_id for e in evaluations}
    lignes = Patrimoine.objects.derniers(au=au).filter(organisme__in=organismes, logements__gt=0)
    champs = ("organisme", "departement__code", "departement__nom", "logements")
    for organisme, code, nom, logements in lignes.order_by("-logements", "departement__code").values_list(*champs):
        parcs[organisme].append((code, nom, logements))
    return {
        e.pk: Sujet(
            e.pk,
            e.convention_id,
            e.convention.organisme.nom,
            e.debut,
            e.fin,
            tuple(parcs[e.convention.organisme_id]) or _siege(e.convention.organisme),
            e.pk in ouverts,
            dispositifs(e),
            closes_de(e),
        )
        for e in evaluations
    }


def _siege(organisme):
    """The seat, where the stock is not known."""
    return ((organisme.siege.code, organisme.siege.nom, 0),)


def fiches(generation, dispositifs, *, fin):
    """{pk: Fiche} of the indicators of a generation and its dispositifs that are in force at the end of a period."""
    jour = date(fin, 12, 31)
    siens = Indicateur.objects.filter(generation=generation, dispositif__in=dispositifs).filter(ouvert_le(jour))
    return {i.pk: _fiche(i) for i in siens.order_by("rang")}


def _fiche(i):
    return Fiche(
        i.pk,
        i.code,
        corriger(i.libelle),
        corriger(i.aspect),
        corriger(i.unite),
        i.nature_valeur,
        i.precision,
        tuple(i.axes),
        tuple((m["code"], corriger(m["libelle"]), m["nature"]) for m in i.mesures),
        tuple(i.produits),
        i.obligatoire,
        i.saisissable,
        i.agregation == "somme",
        i.dispositif,
        sens(i.sens, i.agregation),
    )


def avec_fiches(evaluations, indicateurs):
    """Each evaluation once for each of these indicators of its generation, once at least; `fiche_de` tells which."""
    lien = "convention__generation__indicateurs"
    cherche = FilteredRelation(lien, condition=Q(**{f"{lien}__in": indicateurs}))
    return evaluations.annotate(cherche=cherche, **{f"cherche_{nom}": F(f"cherche__{nom}") for nom in CHAMPS})


def fiche_de(evaluation):
    """The Fiche that a row of `avec_fiches` tells; None where the evaluation does not carry that indicator."""
    indicateur = Indicateur(**{nom: getattr(evaluation, f"cherche_{nom}") for nom in CHAMPS})
    jour = date(evaluation.fin, 12, 31)
    porte = indicateur.dispositif in dispositifs(evaluation)
    ouvert = (indicateur.debut or jour) <= jour <= (indicateur.fin or jour)
    return _fiche(indicateur) if porte and ouvert else None


def versions(sujets, *, regard=None, indicateurs=None):
    """{cell: [versions, the oldest first]} of the realised values inside the period of each subject."""
    par_convention = defaultdict(list)
    for sujet in sujets:
        par_convention[sujet.convention].append(sujet)
    requete = Realise.objects.filter(convention__in=par_convention).connues(regard)
    if indicateurs is not None:
        requete = requete.filter(indicateur__in=indicateurs)
    trouvees = defaultdict(list)
    champs = ("valeur", "mention", "saisi_le", "par__first_name", "par__last_name", "source", "observation", "lot")
    lignes = requete.order_by("saisi_le", "pk").values_list(
        "pk", "convention", "indicateur", "mesure", "debut", "fin", *AXES, *champs
    )
    for pk, convention, indicateur, mesure, debut, fin, *reste in lignes:
        axes, (valeur, mention, saisi_le, prenom, nom, *suite) = reste[:6], reste[6:]
        for sujet in par_convention[convention]:
            if sujet.debut <= debut and fin <= sujet.fin:
                cle = Cle(sujet.pk, indicateur, mesure, debut, fin, *axes)
                par = f"{prenom or ''} {nom or ''}".strip()
                trouvees[cle].append(Version(pk, cle, valeur, mention, saisi_le, par, *suite))
    return trouvees


def objectifs(sujets, regard, indicateurs=None):
    """{subject: rows of objectives in force}, as amended by avenants signed on the day."""
    par_convention = defaultdict(list)
    for sujet in sujets:
        par_convention[sujet.convention].append(sujet.pk)
    requete = Objectif.objects.filter(
        Q(instrument__in=par_convention) | Q(instrument__parent__in=par_convention)
    ).connues(regard)
    if indicateurs is not None:
        requete = requete.filter(indicateur__in=indicateurs)
    lignes = defaultdict(list)
    for ligne in map(_ligne, _avec_signature(requete, regard)):
        if ligne is not None:
            lignes[ligne.convention].append(ligne)
    return {
        pk: appliquer_avenants(dernieres_versions(lignes[convention])).en_vigueur
        for convention, pks in par_convention.items()
        for pk in pks
    }


def _avec_signature(requete, regard):
    """Rows with the day, the moment and the entry of the signature of the avenant that carries them."""
    signature = Passage.objects.filter(instrument=OuterRef("instrument"), etat=Etat.SIGNEE).au(regard).dans_l_ordre()
    avenant = {
        nom: Case(When(instrument__parent__isnull=False, then=Subquery(signature.values(champ)[:1])))
        for nom, champ in (("le", "le"), ("moment", "saisi_le"), ("entree", "pk"))
    }
    return requete.annotate(**{f"signature_{nom}": cas for nom, cas in avenant.items()}).values_list(
        "pk", "instrument", "instrument__parent", "signature_le", "signature_moment", "signature_entree",
        "indicateur", "mesure", "debut", "fin", *AXES, "valeur", "mention", "saisi_le",
    )  # fmt: skip


def _ligne(champs):
    """A row of objectives; None for one of an avenant that is not signed on the day."""
    pk, instrument, parent, le, moment, entree, indicateur, mesure, debut, fin, *suite = champs
    axes, (valeur, mention, saisi_le) = suite[:6], suite[6:]
    if parent is not None and le is None:
        return None
    return Ligne(
        None,
        indicateur,
        mesure,
        "objectif",
        debut,
        fin,
        **dict(zip(AXES, axes, strict=True)),
        valeur=valeur,
        mention=mention,
        saisi_le=saisi_le,
        entree=pk,
        instrument=instrument,
        rang_avenant=None if parent is None else (le, moment, entree),
        pk=pk,
        convention=parent or instrument,
    )


def cle_de(sujet, ligne):
    """The cell that a row speaks of."""
    return Cle(sujet, ligne.indicateur, ligne.mesure, ligne.debut, ligne.fin, *croisement(ligne))


def lignes_realisees(convention, regard):
    """Every version of the realised rows of a convention, as the roll-up reads them."""
    requete = Realise.objects.filter(convention=convention).connues(regard)
    champs = ("pk", "indicateur", "mesure", "debut", "fin", *AXES, "valeur", "mention", "saisi_le")
    for pk, indicateur, mesure, debut, fin, *suite in requete.values_list(*champs):
        axes, (valeur, mention, saisi_le) = dict(zip(AXES, suite[:6], strict=True)), suite[6:]
        yield Ligne(
            None,
            indicateur,
            mesure,
            "realise",
            debut,
            fin,
            **axes,
            valeur=valeur,
            mention=mention,
            saisi_le=saisi_le,
            entree=pk,
            pk=pk,
            convention=convention,
        )
