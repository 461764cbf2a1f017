"""The judge of PDFs itself: it passes what conforms and sees what does not."""

from weasyprint import HTML

from .pdfua import fautes

PAGE = '<html lang="fr"><head><title>Note</title></head><body><h1>Note</h1><p>Trente conventions.</p></body></html>'


def test_the_judge_passes_a_conform_pdf_and_tells_the_faults_of_others(tmp_path):
    pdfs = {
        "conforme": HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1"),
        "sans balises": HTML(string=PAGE).write_pdf(),
    }

    jugement = fautes(pdfs, tmp_path)

    assert jugement["conforme"] == []
    assert any("tag" in faute.lower() for faute in jugement["sans balises"])
