"""What a screen reader finds on the page: its parts, though they are only painted."""
