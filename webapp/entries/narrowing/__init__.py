"""What a list of entries can be narrowed to."""
