"""Many documents as one file for the printer, each as accessible as it was alone.

The only package that imports pikepdf: it takes each document apart, one at a time. pikepdf's own way to save
keeps all of them in memory until the end, so `pdf_file` writes.
"""

from questionnaire.report.merge.whole import Part, merge

__all__ = ["Part", "merge"]
