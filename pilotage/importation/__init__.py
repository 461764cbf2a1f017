"""Importing a workbook: what it would change, then all of it or nothing."""

from .lecture import examiner, importer

__all__ = ["examiner", "importer"]
