"""`python -m briefer`, and the console script."""
