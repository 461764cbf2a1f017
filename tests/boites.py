"""What a browser would send back from a page: the boxes of its forms, as they were drawn."""

from urllib.parse import urlsplit

from lxml import html


def boites(reponse, cible=""):
    """{name: [values]} of the form of a page that is sent to this address, else to the page itself."""
    chemin = urlsplit(cible).path
    envois = [f for f in html.fromstring(reponse.content.decode()).forms if f.method == "POST"]
    siens = sorted(
        (f for f in envois if urlsplit(f.action or "").path in ("", chemin)),
        key=lambda f: urlsplit(f.action or "").path != chemin,
    )
    assert siens, f"no form of this page is sent to {cible or 'itself'}"
    lues = {}
    for nom, valeur in siens[0].form_values():
        # A browser drops the newline that opens a text area.
        lues.setdefault(nom, []).append(valeur.removeprefix("\n"))
    return lues


def envoyer(client, adresse, *, page=None, **saisie):
    """Send the form of a page just opened, what was typed in it laid over what its boxes held."""
    ouverte = boites(client.get(page or adresse), adresse)
    return client.post(adresse, ouverte | saisie, follow=True)
