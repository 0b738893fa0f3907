"""The small parts that all panes are built from."""
