"""Rows set aside on disk by parts, so that a hundred thousand of them weigh in memory what one part weighs."""

import marshal
from tempfile import SpooledTemporaryFile

LOT = 250
TAILLE = 8
MEMOIRE_MAX = 1_000_000


class Partage:
    """Rows of plain values (numbers, texts, None, tuples of these), dealt to parts and given back part by part."""

    def __init__(self, parts=1):
        # They have no name, and go with this object.
        self._fichiers = [SpooledTemporaryFile(MEMOIRE_MAX) for _ in range(parts)]  # noqa: SIM115
        self._tampons = [[] for _ in range(parts)]
        self.lignes = 0

    def poser(self, part, ligne):
        """Set a row aside; the rows of one `part` are given back together."""
        tampon = self._tampons[part % len(self._tampons)]
        tampon.append(ligne)
        self.lignes += 1
        if len(tampon) == LOT:
            self._ranger(self._fichiers[part % len(self._tampons)], marshal.dumps(tampon))
            tampon.clear()

    @staticmethod
    def _ranger(fichier, octets):
        fichier.write(len(octets).to_bytes(TAILLE))
        fichier.write(octets)

    def parts(self):
        """Yield each part, an iterator of its rows in the order in which they came."""
        for fichier, tampon in zip(self._fichiers, self._tampons, strict=True):
            yield self._relire(fichier, tampon)

    def _relire(self, fichier, tampon):
        fichier.seek(0)
        while taille := fichier.read(TAILLE):
            yield from marshal.loads(fichier.read(int.from_bytes(taille)))
        yield from tampon
