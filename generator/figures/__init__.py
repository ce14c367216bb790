"""Figures: a timeline, a map and numbers at a glance, drawn from the views."""
