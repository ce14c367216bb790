"""Content → problems: what the shapes alone cannot tell, of evidence, references and languages."""
