"""The rows of the list of instruments, as the base gives them: a dictionary each, whose keys are paths of fields."""

from cus_tracker.cycle import EN_ATTENTE, Etat

from .lot import avec_dernier_passage
from .models.instrument import intituler
from .situations import situes

CHAMPS = (
    "pk",
    "dispositif",
    "objet",
    "reference",
    "numero",
    "remise_en_ordre",
    "effet_le",
    "generation__nom",
    "organisme",
    "organisme__nom",
    "organisme__sigle",
    "organisme__siren",
    "organisme__famille",
    "organisme__cle_tri",
    "organisme__siege__code",
    "organisme__siege__nom",
)
RANG = {etat: rang for rang, etat in enumerate(Etat.values)}


def lire(pks, regard, modifiables):
    """The rows of these instruments, in this order; `modifiables(organisms)` are those that the agent may change."""
    instruments = avec_dernier_passage(situes(regard).filter(pk__in=pks))
    lues = instruments.order_by().values(*CHAMPS, "etat", "etat_le", "etat_precision", "fin_le", "dernier")
    par_pk = {ligne["pk"]: ligne for ligne in lues}
    siens = modifiables({ligne["organisme"] for ligne in par_pk.values()})
    for ligne in par_pk.values():
        nom = ligne["numero"] or ligne["reference"]
        ligne["intitule"] = intituler(ligne["dispositif"], ligne["generation__nom"], ligne["objet"], nom)
        ligne["modifiable"] = ligne["organisme"] in siens
        ligne["rang"] = RANG.get(ligne["etat"])
        ligne["jours"] = (regard.au - ligne["etat_le"]).days if ligne["etat"] in EN_ATTENTE else None
    return [par_pk[pk] for pk in pks]


def attendue(manquant):
    """The row of an expected instrument without a file: it has no key nor passage yet."""
    organisme = manquant.organisme
    dits = {f"organisme__{nom}": getattr(organisme, nom) for nom in ("nom", "sigle", "siren", "famille", "cle_tri")}
    dits |= {"organisme__siege__code": organisme.siege.code, "organisme__siege__nom": organisme.siege.nom}
    dits |= {"generation__nom": manquant.generation.nom, "organisme": organisme.pk, "modifiable": False}
    dits |= {"reference": "", "remise_en_ordre": ""}
    propres = {nom: getattr(manquant, nom) for nom in ("dispositif", "objet", "intitule", "code")}
    return dict.fromkeys((*CHAMPS, "etat", "etat_le", "etat_precision", "fin_le", "rang", "jours")) | dits | propres
