"""Turns views into the files of the website."""
