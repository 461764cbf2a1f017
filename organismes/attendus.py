"""What the law expects of an organism, from its stock alone (contracts §1)."""

from cus_tracker.accords import compter

LOCATIF, FOYERS, ACCESSION = "locatif", "foyers", "accession"
AVENANT_FOYERS = "avenant-foyers"
LIBELLES = {
    LOCATIF: "CUS logements locatifs",
    AVENANT_FOYERS: "avenant logements-foyers",
    ACCESSION: "CUS accession",
    FOYERS: "CUS logements-foyers",
}


def attendus(stocks, *, hors_cus=False, corrections=None):
    """The instruments expected of an organism that holds these stock rows everywhere in France.

    Zero is a figure: None when there is no row at all, for then the stock is unknown and nothing can be expected.
    `corrections`: {instrument: expected or not} that reasoned overrides say against the stock, unknown stock included;
    an organism out of the law is expected nothing, whatever they say.
    """
    if hors_cus:
        return frozenset()
    selon_la_loi, corrections = _selon_le_parc(stocks), corrections or {}
    ajoutes = {instrument for instrument, attendu in corrections.items() if attendu}
    if selon_la_loi is None and not ajoutes:
        return None
    return ((selon_la_loi or frozenset()) | ajoutes) - (corrections.keys() - ajoutes)


def _selon_le_parc(stocks):
    if not stocks:
        return None
    if any(stock.logements for stock in stocks):
        return frozenset((LOCATIF, AVENANT_FOYERS) if any(s.logements_foyers for s in stocks) else (LOCATIF,))
    return frozenset((FOYERS if any(s.logements_foyers for s in stocks) else ACCESSION,))


def raison(instrument, stocks, qui):
    """Why the law expects this instrument of an organism that holds these stock rows; `qui`: « coopérative »."""
    logements = compter(sum(stock.logements for stock in stocks), "logement")
    foyers = compter(sum(stock.logements_foyers for stock in stocks), "logement-foyer", "logements-foyers")
    return {
        LOCATIF: logements,
        AVENANT_FOYERS: foyers,
        FOYERS: f"{foyers}, sans parc locatif",
        ACCESSION: f"{qui} sans parc locatif : relève de l’accession",
    }[instrument]
