"""What differs from language to language: labels, dates, digits, direction, search folding."""
