"""Every address and who gets what there: the one table that the matrix, the query counts and the crawl read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.urls.resolvers import URLResolver, get_resolver

# Columns of the matrix. The organism of the sample has its seat in the Nord (59) and holds dwellings there and in the
# Pas-de-Calais (62); its région is 31 on the day looked at. « autre » is an agent of another région, who sees nothing.
ROLES = ("anonyme", "lecteur", "ddtm", "ddtm_concerne", "ddtm_autre", "dreal", "dreal_autre", "admin")
OK = "ok"


def acces(**refus):
    """Who gets through (OK) and who is refused by which status; a signed-out visitor is sent to sign in (302)."""
    return {"anonyme": 302} | dict.fromkeys(ROLES[1:], OK) | refus


PUBLIC = acces(anonyme=OK)
AGENTS = acces()
# Pages that name organisms: lists and the like, closed to readers.
NOMMES = acces(lecteur=403)
# Page of an object: what an agent may not see does not exist.
OBJET = acces(lecteur=404, ddtm_autre=404, dreal_autre=404)
# A gesture on an object: who sees it and may not do it is refused.
GESTE = OBJET | {"ddtm_concerne": 403}
# A gesture that the DREAL keeps: prête à signer, signature.
GESTE_DREAL = GESTE | {"ddtm": 403}
# A page of the DREAL alone, bound to no object.
DREAL = acces(lecteur=403, ddtm=403, ddtm_concerne=403, ddtm_autre=403)
# A meeting of the dialogue, kept by the DREAL of its région: that of another does not know it.
REUNION = DREAL | {"dreal_autre": 404}
ADMIN = acces(lecteur=403, ddtm=403, ddtm_concerne=403, ddtm_autre=403, dreal=403, dreal_autre=403)


# What an agent of the DREAL left: nobody else opens it, an administrator apart.
A_SOI = dict.fromkeys(("lecteur", "ddtm", "ddtm_concerne", "ddtm_autre", "dreal_autre"), 404)


@dataclass(frozen=True)
class Adresse:
    """One line of the table.

    `args(monde)` gives the arguments of the URL; `acces` who gets through; `get` and `post` the status that those get,
    405 where the method has no meaning; `donnees` what is posted, nothing by default, so that a form shows its errors;
    `requete` the query string, or what gives it from the world; `fichier` that it is downloaded, not shown; `ecriture`
    who gets through a POST, where it is not who reads.
    """

    nom: str
    acces: dict
    args: Callable = field(default=lambda monde: [])
    get: int = 200
    post: int = 405
    donnees: dict = field(default_factory=dict)
    requete: dict | Callable = field(default_factory=dict)
    fichier: bool = False
    ecriture: dict | None = None

    def url(self, monde):
        requete = self.requete(monde) if callable(self.requete) else self.requete
        return reverse(self.nom, args=self.args(monde), query=requete or None)

    @property
    def sans_objet(self):
        """True of a page that a base without a row can open."""
        return not self.args(Absent())

    def attendu(self, role, methode):
        """The statuses that a role may get: one, or two where either refusal may come first."""
        acces = self.ecriture if self.ecriture and methode == "POST" else self.acces
        du, droit = getattr(self, methode.lower()), acces[role]
        if droit == OK:
            return {du}
        return {droit, 405} if du == 405 else {droit}

    def ouverte_a(self, role):
        return self.acces[role] == OK and self.get == 200


class Absent:
    """A world without objects, whatever is asked of it."""

    def __getattr__(self, nom):
        return self

    def __call__(self, *args, **kwargs):
        return self


def un_instrument(monde):
    return [monde.convention.pk]


def des_organismes(monde):
    """Who is chased: opened without anyone, as on an empty base, the page says where to choose."""
    return {"organismes": [organisme.pk for organisme in monde.organismes]}


def un_depot(monde):
    return [monde.depot.uuid]


def un_tableau(monde):
    return [monde.tableau.uuid]


# Opening one of these shows a form; sent empty, it comes back with its errors.
FORMULAIRE = {"args": un_instrument, "post": 200}
CONVENTIONS = (
    Adresse("conventions:list", NOMMES),
    Adresse("conventions:attentes", NOMMES),
    Adresse("conventions:relancer", NOMMES, post=200, requete=des_organismes),
    Adresse("conventions:relancer_en_lot", NOMMES, get=405, post=302),
    Adresse("conventions:relances", NOMMES),
    Adresse("conventions:detail", OBJET, args=un_instrument),
    Adresse("conventions:fiche", OBJET, args=un_instrument),
    *(
        Adresse(f"conventions:{mot}", GESTE, **FORMULAIRE)
        for mot in ("elaborer", "deposer", "negocier", "demander_avis", "joindre")
    ),
    *(
        Adresse(f"conventions:{mot}", GESTE_DREAL, **FORMULAIRE)
        for mot in ("proposer", "suspendre", "reprendre", "signer", "abandonner")
    ),
    Adresse("conventions:creer", NOMMES, post=200),
    Adresse("conventions:geste_en_lot", NOMMES, get=405, post=200),
    Adresse("conventions:fiches_en_lot", NOMMES, get=405, post=302),
    Adresse("conventions:document", OBJET, args=lambda monde: [monde.convention.pk, monde.document.pk], fichier=True),
    Adresse("conventions:retirer", GESTE, args=lambda monde: [monde.convention.pk, monde.document.pk], post=200),
    Adresse("conventions:rectifier", GESTE_DREAL, args=lambda monde: [monde.convention.pk, monde.passage.pk], post=200),
    *(
        Adresse(f"conventions:{mot}", GESTE, **FORMULAIRE)
        for mot in ("preparer_avenant", "ajouter_jalon", "ajouter_avis")
    ),
    # Nothing to say about a file is an answer too.
    Adresse("conventions:suivre", GESTE, args=un_instrument, post=302),
    *(
        Adresse(f"conventions:{mot}", GESTE_DREAL, **FORMULAIRE)
        for mot in ("modifier", "proroger", "ajouter_signataire")
    ),
    *(
        Adresse(
            f"conventions:{geste}_{nom}",
            GESTE_DREAL if nom == "signataire" else GESTE,
            args=lambda monde, nom=nom: [monde.convention.pk, getattr(monde, nom).pk],
            post=200,
        )
        for nom in ("jalon", "avis", "signataire")
        for geste in ("corriger", "supprimer")
    ),
    Adresse("conventions:supprimer", GESTE, args=lambda monde: [monde.dossier_vide.pk], post=200),
    Adresse("conventions:amender", GESTE, args=lambda monde: [monde.avenant.pk], post=200),
    Adresse(
        "conventions:retirer_objectif",
        GESTE,
        args=lambda monde: [monde.avenant.pk, monde.objectif.pk],
        post=200,
    ),
    Adresse("conventions:objectifs", OBJET, args=un_instrument),
    Adresse("conventions:historique", OBJET, args=un_instrument),
    Adresse("conventions:echeances", NOMMES),
    Adresse("conventions:remise_en_ordre", NOMMES),
    Adresse("conventions:prorogations", NOMMES),
    Adresse("conventions:proroger_generation", DREAL, post=200),
    Adresse(
        "conventions:annuler_prorogation",
        OBJET | {"lecteur": 403, "ddtm": 403, "ddtm_concerne": 403},
        args=lambda monde: [monde.prorogation.pk],
        post=200,
    ),
    # Only its author undoes a passage: nobody here is the author of this one.
    Adresse(
        "conventions:annuler",
        GESTE | dict.fromkeys(("ddtm", "dreal", "admin"), 403),
        args=lambda monde: [monde.convention.pk, monde.passage.pk],
        get=405,
    ),
)


def un_organisme(monde):
    return [monde.organisme.pk]


def une_ligne(rubrique):
    """The organism and a row of its file."""
    return lambda monde: [monde.organisme.pk, monde.ligne(rubrique).pk]


def du_dossier(rubrique, droits):
    """The gestures on the rows of one kind in the file of an organism."""
    yield Adresse(f"organismes:ajouter_{rubrique}", droits, args=un_organisme, post=200)
    for mot in ("corriger", "supprimer"):
        yield Adresse(f"organismes:{mot}_{rubrique}", droits, args=une_ligne(rubrique), post=200)


ORGANISMES = (
    Adresse("organismes:list", NOMMES),
    Adresse("organismes:creer", DREAL, post=200),
    Adresse("organismes:detail", OBJET, args=un_organisme),
    Adresse("pilotage:fiche", OBJET, args=un_organisme),
    Adresse("organismes:historique", OBJET, args=un_organisme),
    *(
        Adresse(f"organismes:{mot}", GESTE_DREAL, args=un_organisme, post=200)
        for mot in ("corriger", "supprimer", "absorber", "retablir")
    ),
    *(adresse for nom in ("patrimoine", "perimetre", "attente") for adresse in du_dossier(nom, GESTE_DREAL)),
    *(adresse for nom in ("correspondant", "fil") for adresse in du_dossier(nom, GESTE)),
    Adresse("organismes:faire", GESTE, args=une_ligne("fil"), get=405, post=302),
)


def un_retour(monde):
    return [monde.evaluation.pk, monde.retour.pk]


def une_evaluation(monde):
    return [monde.evaluation.pk]


def une_campagne(monde):
    return [monde.campagne.pk]


def une_case(monde):
    return {"case": monde.case.nom}


# The organism of the sample stands in two départements: the DREAL pilots its evaluation.
CAMPAGNE = acces(lecteur=403, ddtm_autre=404, dreal_autre=404)
REGLAGE = OBJET | {"ddtm": 403, "ddtm_concerne": 403}
EVALUATIONS = (
    Adresse("evaluations:list", NOMMES),
    Adresse("evaluations:campagne", CAMPAGNE, args=une_campagne),
    Adresse("evaluations:ouvrir", DREAL, post=200),
    Adresse("evaluations:calendrier", REGLAGE, args=une_campagne, post=200),
    Adresse("evaluations:completer", REGLAGE, args=une_campagne, get=405, post=302),
    Adresse("evaluations:attribuer", REGLAGE, args=lambda m: [m.campagne.pk, m.organisme.pk], post=200),
    Adresse("evaluations:indicateur", CAMPAGNE, args=lambda m: [m.campagne.pk, m.case.indicateur], post=200),
    Adresse("evaluations:annuler", acces(**A_SOI, admin=404), args=lambda m: [m.lot.pk], get=405, post=302),
    Adresse("evaluations:detail", OBJET, args=une_evaluation, post=200, ecriture=GESTE_DREAL),
    Adresse("evaluations:grille", OBJET, args=une_evaluation, post=200, ecriture=GESTE_DREAL),
    Adresse("evaluations:suivante", OBJET, args=une_evaluation, get=302),
    Adresse("evaluations:case", OBJET, args=une_evaluation, requete=une_case),
    Adresse("evaluations:repondre", OBJET, args=une_evaluation, requete=une_case, get=405, post=200),
    Adresse("evaluations:resoudre", GESTE_DREAL, args=une_evaluation, requete=une_case, get=405, post=302),
    Adresse("evaluations:justifier", GESTE_DREAL, args=une_evaluation, requete=une_case, get=405, post=200),
    Adresse("evaluations:classeur", OBJET, args=une_evaluation, fichier=True),
    Adresse("evaluations:demande", OBJET, args=une_evaluation, fichier=True),
    Adresse("evaluations:retour", GESTE_DREAL, args=une_evaluation, post=200),
    Adresse("evaluations:comparaison", GESTE_DREAL, args=un_retour, post=302),
    Adresse("evaluations:accuse", OBJET, args=un_retour, fichier=True),
    Adresse("evaluations:enseignements", CAMPAGNE, args=une_campagne),
    Adresse("evaluations:classeurs", CAMPAGNE, args=une_campagne, get=405, post=302),
    Adresse("evaluations:liasse", acces(**A_SOI), args=lambda m: [m.liasse.uuid]),
    Adresse("evaluations:telecharger", acces(**A_SOI), args=lambda m: [m.liasse.uuid], fichier=True),
    Adresse("evaluations:controles", OBJET, args=une_evaluation),
    Adresse("evaluations:poser", GESTE_DREAL, args=une_evaluation, get=405, post=302),
    Adresse(
        "evaluations:noter_reponse", GESTE_DREAL, args=lambda m: [m.evaluation.pk, m.question.pk], get=405, post=200
    ),
    Adresse("evaluations:pdf", OBJET, args=une_evaluation, fichier=True),
    Adresse("evaluations:geste", GESTE_DREAL, args=lambda m: [m.evaluation.pk, "transmettre"], post=200),
)


def un_indicateur(monde):
    return [monde.indicateur.pk]


INDICATEURS = (
    Adresse("indicateurs:list", AGENTS),
    Adresse("indicateurs:detail", AGENTS, args=un_indicateur),
    Adresse("indicateurs:corriger", ADMIN, args=un_indicateur, post=200),
)

ADRESSES = {
    adresse.nom: adresse
    for adresse in (
        Adresse("connexion", acces(**dict.fromkeys(ROLES[1:], 302)) | {"anonyme": OK}, post=200),
        Adresse("deconnexion", AGENTS, get=405, post=302),
        Adresse("pilotage:importer", NOMMES, post=200),
        Adresse("pilotage:classeur_vierge", NOMMES, fichier=True),
        Adresse("pilotage:importation", acces(**A_SOI), un_depot),
        Adresse("pilotage:enregistrer", acces(**A_SOI), un_depot, get=405, post=302),
        Adresse("pilotage:reprendre", NOMMES, post=200),
        Adresse("pilotage:reprise_colonnes", acces(**A_SOI), un_tableau, post=200),
        Adresse("pilotage:reprise_noms", acces(**A_SOI), un_tableau, post=200),
        Adresse("pilotage:comparabilite", AGENTS, lambda m: ["A.I"]),
        Adresse("pilotage:comparabilites", AGENTS),
        Adresse("pilotage:suivi", NOMMES),
        Adresse("pilotage:chiffre", AGENTS, lambda m: ["etat.locatif.signees"]),
        Adresse("pilotage:consolidation", AGENTS),
        Adresse("pilotage:note", AGENTS),
        Adresse("pilotage:note-pdf", AGENTS, lambda m: ["pleniere"], fichier=True),
        Adresse("pilotage:seances", AGENTS),
        Adresse("sante", PUBLIC),
        Adresse("tableau-de-bord", AGENTS),
        Adresse("pilotage:dialogue", NOMMES),
        Adresse("pilotage:reunion", CAMPAGNE, lambda m: [m.reunion.pk]),
        Adresse("pilotage:reunir", DREAL, post=200),
        Adresse("pilotage:corriger_reunion", REUNION, lambda m: [m.reunion.pk], post=200),
        Adresse("pilotage:agir", REUNION, lambda m: [m.reunion.pk], post=200),
        Adresse("pilotage:corriger_action", REUNION, lambda m: [m.action.pk], post=200),
        Adresse("pilotage:clore_action", REUNION, lambda m: [m.action.pk], get=405, post=302),
        Adresse("accessibilite", PUBLIC),
        Adresse("mentions", PUBLIC),
        *(Adresse(nom, AGENTS) for nom in ("aide", "glossaire", "etats", "formules")),
        Adresse("territoires:retenir", AGENTS, get=405, post=302),
        *CONVENTIONS,
        *INDICATEURS,
        *ORGANISMES,
        *EVALUATIONS,
    )
}


def noms(resolveur=None, espace=""):
    """The full name of every address that the resolver knows; an address without a name is given by its pattern."""
    for motif in (resolveur or get_resolver()).url_patterns:
        if isinstance(motif, URLResolver):
            yield from noms(motif, f"{espace}{motif.namespace}:" if motif.namespace else espace)
        else:
            yield f"{espace}{motif.name or motif.pattern}"
