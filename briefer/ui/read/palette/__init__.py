"""The palette in which a selection is tagged by typing."""
