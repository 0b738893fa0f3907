"""The memo's head and the outline of its sections."""
