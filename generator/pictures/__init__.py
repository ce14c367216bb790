"""Turns views into pictures for sharing."""
