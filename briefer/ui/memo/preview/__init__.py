"""The memo's pages, as they will be printed."""
