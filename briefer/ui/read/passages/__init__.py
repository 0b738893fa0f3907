"""Lists of passages, each one with who says it and whose words it is in."""
