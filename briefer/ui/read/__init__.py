"""The Read workspace: articles, reader, passage and codebook."""
