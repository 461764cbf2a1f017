"""Templates obey the content policy: nothing inline."""

import re

import pytest

from cus_tracker.settings import BASE_DIR

GABARITS = sorted(g for g in (BASE_DIR / "templates").rglob("*.html") if "pdf" not in g.parts)
EN_LIGNE = re.compile(r"""<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|href=["']javascript:|\shx-on""")


@pytest.mark.parametrize("gabarit", GABARITS, ids=lambda g: str(g.relative_to(BASE_DIR)))
def test_a_template_holds_no_inline_style_or_script(gabarit):
    assert EN_LIGNE.findall(gabarit.read_text()) == []


@pytest.mark.parametrize(
    "faute",
    ['<p style="x">', "<style>", "<script>", '<script type="module">', '<a onclick="x()">', "<a href='javascript:x'>"],
)
def test_the_guard_sees_each_fault(faute):
    assert EN_LIGNE.search(faute)
