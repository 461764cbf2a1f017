"""No French text without its typography, no English word: on every page served, then in every template."""

import re
from pathlib import Path

import pytest
from lxml import html

from .adresses import ADRESSES
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db
RACINE = Path(__file__).resolve().parent.parent
FAUTES = (
    ("straight apostrophe", re.compile(r"\w'\w")),
    ("breaking space before a sign", re.compile(r"[^\s«][ \u202f\n]+[;?!%»€](?!\w)|[^\s«][ \u202f\n]+:(?=\s|$)")),
    ("breaking space after «", re.compile(r"«[ \n]")),
    ("no space before a sign", re.compile(r"[\wéèà)][;?!](?=\s|$)|[a-zéèà)]:(?=\s|$)|\d%|«\w|\w»")),
    ("straight quotation marks", re.compile(r'"\w[^"]*"')),
    ("three full stops", re.compile(r"\.\.\.")),
)
ANGLAIS = re.compile(
    r"\b(?:the|and|this|that|with|required|please|select|choose|submit|delete|save|search|home|page not found|value|"
    r"invalid|enter|ensure|optional|yes|next|previous|log in|log out|username|password|unknown|none|true|false)\b",
    re.IGNORECASE,
)
ATTRIBUTS = ("title", "aria-label", "placeholder", "alt", "label")
# What stands in a text box belongs to who typed it, or to the source it was copied from.
DITS_POUR_LA_MACHINE = "//script|//style|//code|//pre|//kbd|//textarea|//*[@translate='no']"


def fautes(texte):
    """What is wrong in a text, each with its surroundings."""
    return [
        f"{nom}: …{texte[max(0, f.start() - 25) : f.end() + 15]}…"
        for nom, motif in FAUTES
        for f in motif.finditer(texte)
    ]


def textes(page):
    """The texts of a page that somebody reads or hears, a block at a time."""
    racine = html.fromstring(page)
    for muet in racine.xpath(DITS_POUR_LA_MACHINE):
        muet.drop_tree()
    for element in racine.iter():
        if isinstance(element.tag, str):
            yield from (element.get(nom) for nom in ATTRIBUTS if element.get(nom))
    yield from racine.itertext(with_tail=True)


def relire(page):
    lus = [" ".join(texte.split(" ")).strip(" \n") for texte in textes(page)]
    return sorted({faute for texte in lus for faute in fautes(texte) + anglicismes(texte)})


def anglicismes(texte):
    return [f"English: {mot.group()} in « {texte[:80]} »" for mot in ANGLAIS.finditer(texte)]


@pytest.mark.parametrize("adresse", [a for a in ADRESSES.values() if a.get == 200], ids=lambda a: a.nom)
@pytest.mark.parametrize("rangs", [0, 2], ids=["empty", "filled"])
def test_every_page_is_written_in_right_french(client, adresse, rangs):
    monde = Monde(rangs=max(rangs, 0 if adresse.sans_objet else 1))
    trouvees = {}

    for role in (r for r in ("anonyme", "lecteur", "dreal", "admin") if adresse.ouverte_a(r)):
        for reponse in reponses(connecter(client, monde, role), adresse, monde):
            if reponse.get("Content-Type", "").startswith("text/html"):
                trouvees[role] = relire(reponse.content.decode())

    assert {role: liste for role, liste in trouvees.items() if liste} == {}


def reponses(client, adresse, monde):
    """The page, then the page refused when it holds a form."""
    yield client.get(adresse.url(monde))
    if adresse.post == 200:
        yield client.post(adresse.url(monde), adresse.donnees)


@pytest.mark.parametrize("gabarit", sorted((RACINE / "templates").rglob("*.html")), ids=lambda f: f.name)
def test_every_template_is_written_in_right_french(gabarit):
    texte = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", gabarit.read_text(), flags=re.DOTALL)
    texte = re.sub(r"{{.*?}}|{%.*?%}", "x", texte, flags=re.DOTALL)
    lisible = re.sub(r"<(script|style|code)\b.*?</\1>|<[^>]*>|&\w+;", "\n", texte, flags=re.DOTALL)

    assert [faute for ligne in lisible.splitlines() for faute in fautes(ligne.strip())] == []


def test_the_reader_sees_a_fault_when_there_is_one():
    assert relire("<p>L'outil : « oui » !</p>")
    assert relire("<p>Please</p>")
    assert relire("<p>L’outil\u00a0: «\u00a0oui\u00a0»\u00a0!</p>") == []
