"""Briefings: the PDF of a sheet, from HTML to the finished file."""
