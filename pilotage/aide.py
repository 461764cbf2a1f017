"""The help: the guide, the glossary and the statements of docs/, as pages; read once."""

import re
from functools import cache

from django.conf import settings
from django.utils.safestring import mark_safe
from markdown import Markdown

from cus_tracker.typographie import corriger

DOCS = settings.BASE_DIR / "docs"
TERME = re.compile(r"^\*\*(.+?)\*\* — (.+)$", re.MULTILINE)
# What is read as it is typed: tags, and the words of machines.
MUETS = re.compile(r"(<code\b.*?</code>|<pre\b.*?</pre>|<[^>]*>)", re.DOTALL)


@cache
def texte(nom):
    """(HTML of a text of docs/ without its title, its headings as (id, label)); written by us, so trusted."""
    source = (DOCS / f"{nom}.md").read_text()
    redacteur = Markdown(extensions=["tables", "toc"], output_format="html")
    corps = redacteur.convert(re.sub(r"\A# .*\n", "", source))
    titres = [(titre["id"], corriger(titre["name"])) for titre in redacteur.toc_tokens if titre["level"] == 2]
    return mark_safe("".join(_typographier(morceau) for morceau in MUETS.split(corps))), titres


def _typographier(morceau):
    return morceau if MUETS.fullmatch(morceau) else corriger(morceau)


@cache
def glossaire():
    """The terms of the glossary with their definitions, in its order."""
    source = (DOCS / "vocabulaire.md").read_text()
    return [(corriger(terme), corriger(definition)) for terme, definition in TERME.findall(source)]
