"""The dossier as open data: plain values in every language, for machines and other tools."""
