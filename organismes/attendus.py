"""What the law expects of an organism, from its stock alone (contracts §1)."""

LOCATIF, FOYERS, ACCESSION = "locatif", "foyers", "accession"
AVENANT_FOYERS = "avenant-foyers"
LIBELLES = {
    LOCATIF: "CUS logements locatifs",
    AVENANT_FOYERS: "avenant logements-foyers",
    ACCESSION: "CUS accession",
    FOYERS: "CUS logements-foyers",
}


def attendus(stocks, *, hors_cus=False):
    """The instruments expected of an organism that holds these stock rows everywhere in France.

    Zero is a figure: None when there is no row at all, for then the stock is unknown and nothing can be expected.
    """
    if hors_cus:
        return frozenset()
    if not stocks:
        return None
    if any(stock.logements for stock in stocks):
        return frozenset((LOCATIF, AVENANT_FOYERS) if any(s.logements_foyers for s in stocks) else (LOCATIF,))
    return frozenset((FOYERS if any(s.logements_foyers for s in stocks) else ACCESSION,))
