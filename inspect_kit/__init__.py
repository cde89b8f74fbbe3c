"""Inspections held as data: criteria, samples, review workbooks, results that lead back to their cells."""

__version__ = "0.1.0"
