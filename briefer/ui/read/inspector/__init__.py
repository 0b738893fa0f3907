"""The passage inspector: everything that is said of the chosen passage."""
