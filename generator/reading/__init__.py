"""Text of files → checked shapes: YAML with the place of every node, decoded into the model."""
