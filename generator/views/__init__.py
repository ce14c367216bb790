"""The dossier as one language's reader sees it: ready text, the only thing that templates get."""
