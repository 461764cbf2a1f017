"""CPU of this process and of its database backend, rounds interleaved, their median."""

import gc
import statistics
import time
from pathlib import Path

from django.db import connection

TOURS = 9


class Horloge:
    """CPU seconds spent so far, here and in the backend that answers us."""

    def __init__(self):
        self.dossier = None
        if connection.vendor == "postgresql":
            with connection.cursor() as curseur:
                curseur.execute("SELECT pg_backend_pid()")
                self.dossier = Path("/proc", str(curseur.fetchone()[0]), "schedstat")

    def lire(self):
        ailleurs = int(self.dossier.read_text().split()[0]) / 1e9 if self.dossier else 0
        return time.process_time() + ailleurs

    def chrono(self, travail, fois=1):
        """CPU seconds of one `travail()`, and what it gave."""
        debut = self.lire()
        for _ in range(fois):
            rendu = travail()
        return (self.lire() - debut) / fois, rendu


def croiser(horloge, travaux, fois, tours=TOURS):
    """{name: median CPU seconds} of works done in turn; `fois` times each in a round, those not named once."""
    for travail in travaux.values():
        travail()
    gc.collect()
    gc.freeze()
    durees = {nom: [] for nom in travaux}
    for _ in range(tours):
        for nom, travail in travaux.items():
            durees[nom].append(horloge.chrono(travail, fois.get(nom, 1))[0])
    gc.unfreeze()
    return {nom: statistics.median(siennes) for nom, siennes in durees.items()}
