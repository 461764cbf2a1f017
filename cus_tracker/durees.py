"""Lengths of time as an agent says them: « 50 jours », « 3 mois », « 2 ans et 9 mois »."""


def mois_entiers(debut, fin):
    """Whole months between two days."""
    return (fin.year - debut.year) * 12 + fin.month - debut.month - (fin.day < debut.day)


def duree(debut, fin):
    """The time from `debut` to `fin`, in days under two months, else in months, then in years and months."""
    mois = mois_entiers(debut, fin)
    if mois < 2:
        jours = (fin - debut).days
        return f"{jours}\u00a0jour{'s' if jours > 1 else ''}"
    if mois < 24:
        return f"{mois}\u00a0mois"
    ans, reste = divmod(mois, 12)
    return f"{ans}\u00a0ans" + (f" et {reste}\u00a0mois" if reste else "")


def ajouter_des_annees(jour, annees):
    """The same day so many years later; 28 February for the 29th of a year that has none."""
    try:
        return jour.replace(year=jour.year + annees)
    except ValueError:
        return jour.replace(year=jour.year + annees, day=28)
