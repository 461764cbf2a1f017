"""The columns that name an instrument or an indicator, shared by the sheets that speak of one."""

from collections import defaultdict

from cus_tracker.feuilles import Choix, Code, FeuilleDeModele, Parmi
from organismes.feuilles import Siren, concerne

from ..models import Generation, Indicateur
from ..models.instrument import Dispositif, Objet, dispositifs_des_indicateurs

CLE_CONVENTION = ("siren", "generation", "dispositif")
LIEN = FeuilleDeModele.LIEN


def generations():
    """{name: identifier} of the generations."""
    return dict(Generation.objects.values_list("nom", "pk"))


def catalogue():
    """{(generation, dispositif, code): Indicateur}."""
    indicateurs = Indicateur.objects.select_related("generation")
    return {(i.generation.nom, i.dispositif, i.code): i for i in indicateurs}


def codes():
    """{code: indicators of that code, all generations and dispositifs}."""
    par_code = defaultdict(list)
    for indicateur in catalogue().values():
        par_code[indicateur.code].append(indicateur)
    return dict(par_code)


def cle_convention(prefixe=""):
    """The three columns that name a convention; `prefixe` is the path to it from the model of the sheet."""
    return (
        Siren("siren", requise=True, champ=LIEN, chemin=f"{prefixe}organisme__siren"),
        Parmi(
            "generation",
            requise=True,
            connus=generations,
            attendu="le nom d’une génération qui existe, par exemple 2011-2016",
            champ=LIEN,
            chemin=f"{prefixe}generation__nom",
        ),
        Choix("dispositif", requise=True, choix=tuple(Dispositif.values), champ=LIEN, chemin=f"{prefixe}dispositif"),
    )


def colonne_avenant(chemin, **options):
    """The column that names an avenant in its convention."""
    return Code("avenant", max=60, champ=LIEN, chemin=chemin, **options)


def nomme_une_convention(feuille, numero, ligne):
    """True when a row names a convention that exists and that whoever imports may change; refuse its cell otherwise."""
    if not concerne(feuille, numero, ligne["siren"]):
        return False
    cle = tuple(ligne[nom] for nom in CLE_CONVENTION)
    if not feuille.examen["conventions"].connait(*cle):
        attendu = "une convention connue, ou de la feuille conventions"
        feuille.refuser(numero, "siren", attendu, lu=" · ".join(cle))
        return False
    return True


def nomme_un_instrument(feuille, numero, ligne):
    """True when a row names a convention or an avenant that exists and may be changed; refuse its cell otherwise."""
    if not nomme_une_convention(feuille, numero, ligne):
        return False
    cle = tuple(ligne[nom] for nom in (*CLE_CONVENTION, "avenant"))
    if not ligne["avenant"] or feuille.examen["avenants"].connait(*cle):
        return True
    attendu = "un avenant connu de cette convention, ou de la feuille avenants"
    feuille.refuser(numero, "avenant", attendu, lu=ligne["avenant"])
    return False


def indicateur_de(feuille, numero, ligne):
    """The indicator that a row names in its generation; None, its cell refused, when its instrument has none such."""
    connus = feuille.examen.table(catalogue)
    admis = _dispositifs_admis(feuille, ligne)
    for dispositif in admis:
        if indicateur := connus.get((ligne["generation"], dispositif, ligne["indicateur"])):
            return indicateur
    siens = [code for g, d, code in connus if g == ligne["generation"] and d in admis]
    attendu = f"le code d’un indicateur {ligne['dispositif']} de {ligne['generation']}\u00a0: {', '.join(siens)}"
    if (ligne["generation"], Dispositif.FOYERS, ligne["indicateur"]) in connus:
        attendu += (
            "\u00a0; un indicateur de logements-foyers nomme l’avenant «\u00a0logements-foyers\u00a0» qui l’apporte"
        )
    feuille.refuser(numero, "indicateur", attendu, lu=ligne["indicateur"])
    return None


def _dispositifs_admis(feuille, ligne):
    """Whose indicators a row may name: an avenant « logements-foyers » brings its own to a CUS of another dispositif.

    An objective names the avenant that sets it; what else is said of the indicator is said of the convention.
    """
    cle, avenants = [ligne[nom] for nom in CLE_CONVENTION], feuille.examen["avenants"]
    if ligne.get("nature") == "objectif":
        foyers = bool(ligne["avenant"]) and avenants.porte_sur_les_foyers(*cle, ligne["avenant"])
    else:
        foyers = avenants.apporte_les_foyers(*cle)
    return dispositifs_des_indicateurs(ligne["dispositif"], Objet.LOGEMENTS_FOYERS if foyers else "")


def identifiant_d_instrument(examen, siren, generation, dispositif, avenant=""):
    """The identifier of a convention, or of one of its avenants, once written."""
    if avenant:
        return examen["avenants"].identifiant(siren, generation, dispositif, avenant)
    return examen["conventions"].identifiant(siren, generation, dispositif)
