"""Finding words everywhere: what was found, and a look at it in its article."""
