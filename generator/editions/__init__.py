"""What was published and what differs from it: values of plain data, compared."""
