"""`python -m generator` is `factsheet`."""

from generator.cli import main

main(prog_name="factsheet")
