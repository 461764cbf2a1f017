"""The consolidated figures of a région, and « d’où vient ce chiffre ? » for each of them."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conventions.models import Generation
from cus_tracker.classeur.ecriture import GENRES
from cus_tracker.exports import conditions, feuille, telecharger
from organismes.models import Organisme

from . import colonnes_chiffres, memoire
from .chiffres import calculer_un
from .chiffres.noms import THEMES
from .chiffres.provenance import RAISONS, alertes, laisses
from .comparabilite import LECTURES
from .consolidation import (
    a_d_autres_dates,
    decomposition,
    exclus,
    hors,
    par_raison,
    par_theme,
    rangs,
    s_additionne,
    voisins,
    vrai_de,
)
from .graphiques_chiffres import dates, graphiques
from .views_comparabilite import etude_de

# Rows shown on a page; the file hands them all over.
MONTREES = 100


@require_safe
def index(request):
    """Every figure of the région, theme by theme."""
    etude, motif = etude_de(request)
    if etude is None:
        return render(request, "pilotage/consolidation.html", {"motif": motif})
    chiffres = memoire.chiffres(etude.regard, etude.generation.nom)
    if request.GET.get("format") in GENRES:
        return exporter(request, etude, "chiffres", colonnes_chiffres.CHIFFRES, list(chiffres.values()))
    return render(request, "pilotage/consolidation.html", en_liste(etude, chiffres))


def en_liste(etude, chiffres):
    """What the page of all figures shows: themes, charts, generations to choose from."""
    return {
        "etude": etude,
        "generations": Generation.objects.commencees(au=etude.au),
        "themes": [(*un, fiche_de(etude, un[0])) for un in par_theme(chiffres)],
        "graphiques": graphiques(etude, chiffres),
        "nombre": len(chiffres),
    }


def fiche_de(etude, theme):
    """The code of the indicator whose comparability sheet goes with figures; '' where none does."""
    return etude.valeurs.code(theme.upper()) if theme.upper() in LECTURES else ""


@require_safe
def detail(request, identifiant):
    """One figure: its formula, who made it, what is left aside, the same one at other dates."""
    etude, _ = etude_de(request)
    chiffre = calculer_un(etude, identifiant) if etude else None
    if chiffre is None:
        raise Http404
    laissees, visibles = laisses(etude, chiffre), nommables(request.user, etude)
    lignes = provenance(chiffre, laissees, visibles)
    if request.GET.get("format") in GENRES:
        return exporter(request, etude, f"chiffre-{identifiant}", colonnes_chiffres.LIGNES, lignes)
    contexte = en_detail(etude, chiffre, request.user) | {
        "laisses": par_raison(laissees, visibles),
        "alertes": [(visibles.get(a.organisme), a) for a in alertes(etude, chiffre)],
        "lignes": [(organisme, RAISONS.get(raison, ""), ligne) for organisme, raison, ligne in lignes[:MONTREES]],
        "nombre": len(lignes),
    }
    return render(request, "pilotage/chiffre.html", contexte)


def en_detail(etude, chiffre, agent):
    """What the page of a figure shows: who made it, how, and at which dates."""
    nommes, autres = rangs(etude, chiffre, agent)
    suite, somme = a_d_autres_dates(etude, chiffre.id), decomposition(chiffre)
    return {
        "etude": etude,
        "chiffre": chiffre,
        "theme": THEMES[chiffre.theme],
        "sommable": fiche_de(etude, chiffre.id.removeprefix("qualite.").partition(".")[0]),
        "vrai_de": vrai_de(chiffre),
        "decomposition": somme,
        "compte": sum(valeur for _, valeur in somme),
        "additif": s_additionne(chiffre),
        "au_parc": any(rang.effort is not None for rang in nommes),
        "rangs": nommes,
        "autres": autres,
        "nombre_organismes": len(nommes) + autres[0],
        "hors": hors(etude, chiffre),
        "exclus": exclus(etude) if chiffre.theme != "etat" else (),
        "dates": suite,
        "courbe": dates(chiffre, suite),
        "voisins": voisins(memoire.chiffres(etude.regard, etude.generation.nom), chiffre.id),
    }


def nommables(agent, etude):
    """{pk: organism} of those of the étude that an agent may see by name."""
    return {o.pk: o for o in Organisme.objects.visibles_par(agent).filter(pk__in=etude.concernes)}


def provenance(chiffre, laissees, visibles):
    """(organism, reason or '', row) of each row counted or left aside, of the organisms that may be named."""
    comptees = [("", ligne.organisme, ligne) for apport in chiffre.apports for ligne in apport.lignes]
    toutes = comptees + [(laisse.raison, laisse.organisme, laisse.ligne) for laisse in laissees]
    nommees = [(visibles[pk], raison, ligne) for raison, pk, ligne in toutes if pk in visibles]
    return sorted(nommees, key=lambda rang: (rang[0].cle_tri, rang[1], rang[2].debut, rang[2].departement))


def exporter(request, etude, nom, colonnes, lignes):
    """The file of these rows, with the conditions under which they were read."""
    filtres = [f"Génération {etude.generation}"]
    demande = conditions(request.regard, etude.region, filtres, nombre=len(lignes))
    return telecharger(nom, request.GET["format"], [feuille("Chiffres", colonnes, lignes), demande])
