"""The annex of the note: perimeters and their members, sources of comparison, and the register of every figure."""

from conventions.models import Indicateur
from cus_tracker.accords import compter, enumerer, pluriel
from cus_tracker.document import Precision, Renvoi
from cus_tracker.typographie import jour, nombre
from organismes.models import Perimetre
from pilotage.chiffres import d1
from pilotage.chiffres.references import FRANCE

from .matiere import DE_REFERENCE, annees, exact

TITRES = {
    Perimetre.HORS_CUS: (
        "Périmètre hors-cus",
        "aucune CUS n’en est attendue : leur parc n’entre dans aucun dénominateur, mais les objectifs qu’ils auraient "
        "donnés restent dans les totaux, sauf s’ils sont aussi hors statistiques",
    ),
    Perimetre.HORS_STATISTIQUES: (
        "Périmètre hors-statistiques",
        "leur parc et leurs objectifs n’entrent dans aucun total ni dénominateur",
    ),
}


def precisions(matiere):
    """What the words of the note cover here."""
    return (
        Precision("Organisme régional", organisme_regional(matiere)),
        *perimetres(matiere),
        Precision("Parc", parc(matiere)),
        Precision("Deux dates", dates(matiere)),
        Precision("Références", references(matiere)),
        Precision(
            "Couverture",
            "Organismes ayant donné la valeur sur organismes dont une CUS logements locatifs est attendue, et part du "
            "parc de ces derniers. Zéro, vide, « n.c. » et « s.o. » ne se confondent jamais.",
        ),
        *definitions(matiere),
    )


def organisme_regional(matiere):
    """Where the seat is, who is left out, who is apart."""
    lieux = enumerer(matiere.etude.noms_departements.values())
    extra = len(matiere.etude.extra_regionaux)
    s = "s" if extra > 1 else ""
    suite = f" {nombre(extra)} organisme{s} de siège hors région, compté{s} à part." if extra else ""
    combien = compter(len(matiere.etude.regionaux), "organisme")
    return f"Siège dans la région ({lieux}) à la date de situation, non absorbé : {combien}.{suite}"


def perimetres(matiere):
    """Each exclusion set with its members by name and the reason of each."""
    lignes = []
    for nom, (titre, effet) in TITRES.items():
        membres = matiere.exclus.get(nom, {})
        qui = " ".join(f"{matiere.etude.fiches[pk].nom} : {motif.rstrip('.')}." for pk, motif in membres.items())
        dit = f"{effet[:1].upper()}{effet[1:]}. {qui}" if membres else "Aucun membre dans la région à cette date."
        lignes.append(Precision(titre, dit))
    return tuple(lignes)


def parc(matiere):
    """The denominator of the note."""
    n = len(matiere.etude.attendus_locatif)
    if not n:
        return "Aucune CUS logements locatifs n’est attendue dans la région : il n’y a pas de parc de référence."
    total = matiere.etude.parc_regional
    return (
        f"{compter(total, 'logement')} dans la région pour {compter(n, 'organisme attendu', 'organismes attendus')}, "
        f"d’après le dernier patrimoine connu au {jour(matiere.au)} ; dénominateur de l’effort et des "
        "estimations du DPE."
    )


def dates(matiere):
    """The two clocks."""
    return (
        f"La situation est celle du {jour(matiere.au)} ; rien de ce qui a été saisi après le {jour(matiere.connu_le)} "
        "n’est compté parmi les passages et les valeurs."
    )


def references(matiere):
    """The periods compared with and the source of each reference, as typed."""
    trouvees = list(employees(matiere))
    if not trouvees:
        return "Aucune référence n’est saisie : rien ne se compare au passé ni à la France."
    dits = dict.fromkeys(
        f"{quoi} {annees(ligne.debut, ligne.fin)} ({ligne.source.rstrip('.')})" for quoi, ligne in trouvees
    )
    return f"{' ; '.join(dits)}. Deux périodes de comparaison ne se mélangent jamais."


def employees(matiere):
    """(what, row) of the references that the figures use."""
    etude = matiere.etude
    connues, region = etude.references, etude.region.code
    for produit in ("", "PLAI", "PLUS", "PLS"):
        lignes = connues.trouver("A1", niveau="region", territoire=region, produit=produit, periode=connues.periode)
        yield from (("Production régionale", ligne) for ligne in lignes[:1])
    for code in etude.departements:
        lignes = connues.trouver("A1", niveau="departement", territoire=code, periode=connues.periode)
        yield from (("Production des départements", ligne) for ligne in lignes[:1])
    if ligne := d1.reference_ventes(etude):
        yield "Ventes régionales", ligne
    nationales = connues.trouver("A1", niveau="france", territoire=FRANCE, grandeur="part_plai")
    yield from (("Part nationale du PLAI", ligne) for ligne in nationales[:1])


def definitions(matiere):
    """Where the indicators of the generation differ from those compared with, in the words of the catalogue."""
    lignes = Indicateur.objects.filter(generation=matiere.generation, dispositif="locatif").exclude(difference="")
    lignes = lignes.filter(famille__in=("A1", "C34", "D1")).order_by("rang").values_list("code", "difference")
    return tuple(Precision(f"Définition de {code}", dit) for code, dit in lignes)


def registre(matiere):
    """Every figure of the étude: exact value, unit, formula, coverage, source."""
    return tuple(
        Renvoi(
            un.id,
            un.formule if un.valeur is not None else f"{un.formule.rstrip('.')}. N{matiere.motif(un.id)[1:]}.",
            avec_unite(un),
            couverture_courte(un),
            source(un),
        )
        for un in matiere.chiffres.values()
    )


def source(chiffre):
    """The legal or documentary source of a figure; what was typed by hand says so."""
    if chiffre.id.startswith(DE_REFERENCE):
        return "Références saisies, sources ci-dessus"
    return chiffre.source or "Données des conventions"


def avec_unite(chiffre):
    """« 12 287 logements », « 9,7 % »."""
    if chiffre.valeur is None or chiffre.unite in ("part", "croissance"):
        return exact(chiffre)
    return f"{exact(chiffre)} {chiffre.unite if pluriel(chiffre.valeur) else singulier(chiffre.unite)}"


def singulier(unite):
    """« conventions » for one: « convention »; « logements par an »: « logement par an »."""
    premier, *reste = unite.split(" ")
    return " ".join((premier.removesuffix("s"), *reste))


def couverture_courte(chiffre):
    """« 11 sur 12 · 99,7 % · incomplet », for the narrow column of the register."""
    if chiffre.id.startswith(DE_REFERENCE):
        return "référence"
    couverture = chiffre.couverture
    mots = [f"{nombre(couverture.organismes)} sur {nombre(couverture.attendus)}"]
    if not chiffre.id.startswith("etat.") and couverture.part_parc is not None:
        mots.append(f"{nombre(couverture.part_parc * 100, 1)} %")
    if chiffre.valeur is not None and not chiffre.complet:
        mots.append("incomplet")
    return " · ".join(mots)
