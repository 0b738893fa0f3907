"""The page of templates: look at them, make copies, and change one's own."""
