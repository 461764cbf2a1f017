"""The comparability sheets: who gave an indicator, and what may be added up."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cus_tracker.accords import compter
from cus_tracker.classeur.ecriture import GENRES
from cus_tracker.exports import conditions, feuille, telecharger
from cus_tracker.typographie import corriger
from organismes.models import Organisme

from .chiffres import Etude, GenerationAbsente, RegionAbsente
from .colonnes_comparabilite import colonnes, dites
from .comparabilite import DONNEE, LIBELLES, RIEN, TUE, Comparabilite, Rang, indicateurs, somme
from .comparabilite_mots import phrases, question

CLES = {DONNEE: "oui", TUE: "nc"}


def etude_de(request):
    """The study of the page, None where there is nothing to study on that day, with the reason."""
    try:
        return Etude(request.regard, request.GET.get("generation") or None), ""
    except (RegionAbsente, GenerationAbsente) as absence:
        return None, str(absence)


@require_safe
def index(request):
    """Every indicator of the generation, each with its sheet."""
    etude, motif = etude_de(request)
    fiches = indicateurs(etude.generation) if etude else ()
    contexte = {"etude": etude, "motif": corriger(motif), "indicateurs": fiches}
    return render(request, "pilotage/comparabilite_list.html", contexte)


@require_safe
def detail(request, code):
    """The sheet of one indicator; organisms that the agent may not name are told together."""
    etude, motif = etude_de(request)
    if etude is None:
        return render(request, "pilotage/comparabilite_list.html", {"motif": corriger(motif)})
    indicateur = get_object_or_404(indicateurs(etude.generation), code=code)
    fiche = Comparabilite(etude, indicateur, request.GET.getlist("comparable"))
    if request.GET.get("format") in GENRES:
        return exporter(request, fiche)
    return render(request, "pilotage/comparabilite.html", contexte(fiche, request.user))


def exporter(request, fiche):
    """The sheet as a file: organisms that may be named, the others of each group together, and the sentences."""
    lignes = list(en_lignes(fiche, sirens(request.user)))
    filtres = [f"Indicateur {fiche.indicateur.code}", f"Génération {fiche.etude.generation}"]
    filtres += [f"Comparable : {LIBELLES[code]}" for code in fiche.retenus]
    demande = conditions(request.regard, fiche.etude.region, [corriger(f) for f in filtres], nombre=len(lignes))
    feuilles = [feuille("Comparabilité", colonnes(fiche), lignes), dites(phrases(fiche)), demande]
    nom = f"comparabilite-{fiche.indicateur.code}-au-{request.regard.au}"
    return telecharger(nom, request.GET["format"], feuilles)


def en_lignes(fiche, nommes):
    """(name, SIREN, Rang) group by group; what may not be named is one row of sums."""
    for groupe in fiche.groupes:
        for rang in groupe.rangs:
            if rang.organisme in nommes:
                yield fiche.etude.fiches[rang.organisme].nom, nommes[rang.organisme], rang
        if autres := [rang for rang in groupe.rangs if rang.organisme not in nommes]:
            yield compter(len(autres), "autre organisme", "autres organismes"), "", ensemble(fiche, groupe.code, autres)


def ensemble(fiche, groupe, rangs):
    """Several rows as one: their stock and their sums, nothing of what each gave."""
    totaux = tuple(somme(rangs, place) for place in range(len(fiche.grandeurs)))
    parc = sum(rang.parc for rang in rangs)
    return Rang(
        0, parc, groupe, lecture="", niveau="", propre=False, zonage=False, produits=(), annees=(), valeurs=totaux
    )


def sirens(agent):
    """{organism: SIREN} of those that an agent may name."""
    return dict(Organisme.objects.visibles_par(agent).order_by().values_list("pk", "siren"))


def a_interroger(fiche, agent):
    """The organisms that do not say which reading they hold, that this agent may ask; with the letter that asks."""
    muets = [rang.organisme for rang in fiche.muets]
    ouverts = set(Organisme.objects.modifiables_par(agent).order_by().filter(pk__in=muets).values_list("pk", flat=True))
    objet, texte = question(fiche) if ouverts else ("", "")
    return {"organismes": [pk for pk in muets if pk in ouverts], "objet": objet, "texte": texte}


def contexte(fiche, agent):
    """What the page of a sheet shows to an agent."""
    nommes = sirens(agent)
    return {
        "a_interroger": a_interroger(fiche, agent),
        "nombre": len(list(en_lignes(fiche, nommes))),
        "fiche": fiche,
        "indicateur": fiche.indicateur,
        "etude": fiche.etude,
        "phrases": phrases(fiche),
        "produits": any(rang.produits for rang in fiche.rangs),
        "groupes": [groupe_affiche(fiche, groupe, nommes) for groupe in fiche.groupes],
        "totaux": [valeur_au_parc(somme(fiche.rangs, p), fiche.parc) for p in range(len(fiche.grandeurs))],
        "faces": [face(fiche, place) for place in range(len(fiche.grandeurs))],
        "choix": [(code, LIBELLES[code], code in fiche.retenus) for code in fiche.ordre if code != RIEN],
        "effectifs": (len(fiche.donnants), len(fiche.rangs), fiche.part_parc(fiche.donnants)),
    }


def face(fiche, place):
    """A raw total beside that of the comparable subset."""
    return {
        "grandeur": fiche.grandeurs[place],
        "brut": somme(fiche.rangs, place),
        "propre": somme(fiche.comparables, place),
        "nombre": len(fiche.comparables),
        "part": fiche.part_parc(fiche.comparables),
    }


def groupe_affiche(fiche, groupe, nommes):
    """A group with its named organisms, then the others together."""
    autres = tuple(rang for rang in groupe.rangs if rang.organisme not in nommes)
    return {
        "groupe": groupe,
        "retenu": groupe.code in fiche.retenus,
        "part": fiche.part_parc(groupe.rangs),
        "totaux": [valeur_au_parc(somme(groupe.rangs, p), groupe.parc) for p in range(len(fiche.grandeurs))],
        "rangs": [rang_affiche(fiche, rang) for rang in groupe.rangs if rang.organisme in nommes],
        "autres": len(autres),
        "parc_autres": sum(rang.parc for rang in autres),
        "totaux_autres": [valeur_au_parc(somme(autres, p), 0) for p in range(len(fiche.grandeurs))],
    }


def rang_affiche(fiche, rang):
    """A row as it is drawn: name, squares of the years, values with their share of the stock."""
    return {
        "nom": fiche.etude.fiches[rang.organisme].nom,
        "rang": rang,
        "niveau": LIBELLES.get(rang.niveau, "").removeprefix("Donné ").removeprefix("par ") or "–",
        "carres": [(14 * place, annee, CLES.get(etat, "non"), etat) for place, (annee, etat) in enumerate(rang.annees)],
        "largeur": 14 * len(rang.annees),
        "valeurs": [valeur_au_parc(valeur, rang.parc) for valeur in rang.valeurs],
    }


def valeur_au_parc(valeur, parc):
    """A value with its ratio to the stock, None where one is missing."""
    return {"valeur": valeur, "part": valeur / parc if valeur is not None and parc else None}
