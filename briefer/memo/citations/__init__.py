"""The forms in which a source is cited: Chicago, APA, Bluebook, intelligence community."""
