"""Exit 0 when the base knows no organism yet: only then may the demonstration enter without touching anyone's work."""

import os
import sys
from pathlib import Path

import django
from django.apps import apps

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus_tracker.settings")
django.setup()
sys.exit(apps.get_model("organismes", "Organisme").objects.exists())
