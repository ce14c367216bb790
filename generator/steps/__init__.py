"""The steps of the recipe: each finds what is known of its work, and has the rest done."""
