"""The cover of the note: what it is about, the few figures to keep in mind, the essential, the reminder of the law."""

from datetime import date

from cus_tracker.document import Tuile
from cus_tracker.redaction import approcher, approcher_part
from cus_tracker.typographie import INSECABLE, nombre

from . import etat, limites, offre, patrimoine
from .matiere import couverture_en_mots, part_du_parc
from .rangs import avancement
from .tournures import fort, phrase, quantite, texte

# Loi 2014-366 (ALUR): the committee took « et de l’hébergement » into its name.
CRHH_DEPUIS = date(2014, 3, 27)


def instance(matiere):
    """« Comité régional de l’habitat » and, from 2014 on, « et de l’hébergement »."""
    return "Comité régional de l’habitat" + (" et de l’hébergement" if matiere.seance >= CRHH_DEPUIS else "")


def chapo(matiere):
    """Two lines that say what the note tells."""
    fin = matiere.generation.derniere_annee
    engages = f"se sont engagés d’ici {fin}" if matiere.au.year < fin else f"s’étaient engagés sur {matiere.periode}"
    suite = "et ce que leurs objectifs permettent de comparer"
    return f"Où en sont les organismes de la région, à quoi ils {engages}, {suite}."


def tuiles(matiere):
    """The figures of « En bref » that are known, each with its coverage."""
    faites = (tuile_locatif(matiere), tuile_a1(matiere), tuile_plai(matiere), tuile_dpe(matiere), tuile_ventes(matiere))
    return tuple(tuile for tuile in faites if tuile)


def courte(matiere, identifiant):
    """« 11 organismes sur 12, 99 % du parc »: the coverage under a tile."""
    un = matiere.chiffres[identifiant].couverture
    part = f", {part_du_parc(un.part_parc)}{INSECABLE}% du parc" if un.part_parc is not None else ""
    return f"{nombre(un.organismes)} organisme{'s' if un.organismes > 1 else ''} sur {nombre(un.attendus)}{part}"


def tuile_locatif(matiere):
    """« phase achevée, 30 sur 30 »."""
    rang = avancement(matiere.etude).locatif
    n, signes = len(rang.attendus), len(rang.tenus(("signee",)))
    if not n:
        return None
    s = "s" if signes > 1 else ""
    legende = f"CUS logements locatifs signée{s} par les organismes de la région"
    qualif = "phase achevée" if signes == n else "à ce jour"
    couverture = couverture_en_mots(matiere.chiffres["etat.locatif.signees"])
    return Tuile(nombre(signes), legende, qualif, f"sur {nombre(n)}", couverture, "etat.locatif.signees")


def tuile_a1(matiere):
    """« près de 12 300 logements à financer sur 2011-2016, 10 % du parc »."""
    total, effort = matiere.valeur("a1.total"), matiere.valeur("a1.effort")
    if total is None:
        return None
    approche = approcher(total)
    suite = "" if effort is None else f", {approcher_part(effort).texte(f'{INSECABLE}%')} du parc"
    legende = f"logement{'s' if total >= 2 else ''} à financer sur {matiere.periode}{suite}"
    return Tuile(nombre(approche.imprime), legende, approche.mot, "", courte(matiere, "a1.total"), "a1.total")


def tuile_plai(matiere):
    """« près de 30 % de PLAI dans les objectifs PLUS-PLAI ; 21 % en France »."""
    part, france = matiere.valeur("a1.plai.part"), matiere.valeur("a1.plai.part.nationale")
    if part is None:
        return None
    approche = approcher_part(part)
    suite = "" if france is None else f" ; {approcher_part(france).texte(f'{INSECABLE}%')} en France"
    legende = f"de PLAI dans les objectifs PLUS-PLAI{suite}"
    return Tuile(nombre(approche.imprime), legende, approche.mot, "%", courte(matiere, "a1.plai.part"), "a1.plai.part")


def tuile_dpe(matiere):
    """« plus de 83 000 logements au-delà de 150 kWhEP/m²/an, 64 % du parc »."""
    plus, part = matiere.valeur("dpe.plus_150"), matiere.valeur("dpe.plus_150.part")
    if plus is None:
        return None
    approche = approcher(plus)
    quoi = f"au-delà de {patrimoine.SEUIL}" if patrimoine.ancienne_echelle(matiere) else "de classe D à G"
    legende = f"logement{'s' if plus >= 2 else ''} {quoi}, {approcher_part(part).texte(f'{INSECABLE}%')} du parc"
    return Tuile(
        nombre(approche.imprime),
        legende,
        approche.mot,
        "",
        patrimoine.part_classee(matiere).split(" ;")[0],
        "dpe.plus_150",
    )


def tuile_ventes(matiere):
    """« près de 480 ventes à l’occupant prévues chaque année »."""
    moyenne = matiere.valeur("d1.ventes.moyenne_annuelle")
    if moyenne is None:
        return None
    approche = approcher(moyenne)
    s = "s" if moyenne >= 2 else ""
    couverture = courte(matiere, "d1.ventes.moyenne_annuelle")
    return Tuile(
        nombre(approche.imprime),
        f"vente{s} à l’occupant prévue{s} chaque année",
        approche.mot,
        "",
        couverture,
        "d1.ventes.moyenne_annuelle",
    )


def essentiel(matiere):
    """The findings of the sections, as sentences."""
    avance = avancement(matiere.etude)
    dits = [texte("État d’avancement : ", fort(debut_minuscule(etat.constat(avance))))]
    if matiere.valeur("a1.total") is not None:
        dits.append(texte("Développement : ", fort(debut_minuscule(offre.constat(matiere))), *production(matiere)))
    if matiere.etude.valeurs.propres:
        dits.append(texte("Patrimoine : ", fort(debut_minuscule(patrimoine.constat(matiere)))))
        dits.append(texte("Données : ", fort(debut_minuscule(limites.constat(matiere)))))
    return tuple(dits)


def production(matiere):
    """« Près de 12 300 logements sur 2011-2016. »"""
    if matiere.valeur("a1.evolution") is None:
        return ()
    return (" ", *phrase(quantite(matiere.valeur("a1.total"), "logement"), f" sur {matiere.periode}"))


def debut_minuscule(mots):
    """The finding as the rest of a sentence."""
    return mots[:1].lower() + mots[1:]


def rappel(matiere):
    """What a CUS is: three dispositifs (loi du 25 mars 2009; CCH, art. L. 445-1 and R. 445-2 to R. 445-34)."""
    return (
        texte(
            "Instituée par la loi du 25 mars 2009 de mobilisation pour le logement et la lutte contre l’exclusion, la "
            "convention d’utilité sociale (CUS) comprend trois dispositifs : la CUS ",
            fort("logements locatifs"),
            " ; la CUS ",
            fort("accession"),
            " ; les ",
            fort("logements-foyers"),
            ", par une CUS propre quand ils forment tout le patrimoine, par un avenant à la CUS "
            "logements locatifs dans le cas contraire.",
        ),
    )
