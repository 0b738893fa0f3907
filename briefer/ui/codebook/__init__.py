"""The page that looks after the codebook."""
