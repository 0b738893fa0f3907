"""The codebook beside the reader: topics with their propositions, and stakeholders by side."""
