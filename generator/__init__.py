"""Turns YAML facts into a bilingual static website and printable briefings."""
