"""The columns of figures and of the rows behind a figure, as files hand them over."""

from cus_tracker.exports import Colonne

from .chiffres.provenance import RAISONS

CHIFFRES = (
    Colonne("Identifiant", lambda un: un.id, 36),
    Colonne("Chiffre", lambda un: un.nom, 48),
    Colonne("Valeur", lambda un: un.valeur),
    Colonne("Unité", lambda un: un.unite),
    Colonne("Phrase", lambda un: un.phrase, 30),
    Colonne("Organismes", lambda un: un.couverture.organismes, 12),
    Colonne("Attendus", lambda un: un.couverture.attendus, 12),
    Colonne("Part du parc", lambda un: un.couverture.part_parc, 12),
    Colonne("Complet", lambda un: "oui" if un.complet else "non", 10),
    Colonne("Motif", lambda un: un.motif, 60),
)

# A row is (organism, reason left aside or '', row of values).
LIGNES = (
    Colonne("Organisme", lambda rang: rang[0].nom, 40),
    Colonne("SIREN", lambda rang: rang[0].siren, 12),
    Colonne("Indicateur", lambda rang: rang[2].indicateur, 12),
    Colonne("Mesure", lambda rang: rang[2].mesure),
    Colonne("Nature", lambda rang: rang[2].nature, 10),
    Colonne("Début", lambda rang: rang[2].debut, 8),
    Colonne("Fin", lambda rang: rang[2].fin, 8),
    Colonne("Département", lambda rang: rang[2].departement, 12),
    Colonne("EPCI", lambda rang: rang[2].epci, 12),
    Colonne("Zonage", lambda rang: rang[2].zonage, 8),
    Colonne("Produit", lambda rang: rang[2].produit, 10),
    Colonne("ZUS", lambda rang: rang[2].zus, 8),
    Colonne("Segment", lambda rang: rang[2].segment),
    Colonne("Valeur", lambda rang: rang[2].mention if rang[2].valeur is None else rang[2].valeur, 12),
    Colonne("Comptée", lambda rang: "non" if rang[1] else "oui", 10),
    Colonne("Pourquoi", lambda rang: RAISONS.get(rang[1], ""), 50),
)
