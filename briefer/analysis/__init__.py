"""Pure functions over model values: what the tags add up to."""
