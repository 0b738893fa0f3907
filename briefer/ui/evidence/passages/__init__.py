"""The passages of a cell."""
