#!/usr/bin/env python
"""Django's command line for cus_tracker."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError

from cus_tracker.base import ABSENTE, expliquer

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus_tracker.settings")
    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError):
        phrase = expliquer()
        if not phrase:
            raise
        sys.stderr.write(f"Erreur\u00a0: {phrase}\n")
        sys.exit(ABSENTE)
