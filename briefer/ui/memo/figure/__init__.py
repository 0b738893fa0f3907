"""A picture of the memo: what it shows, what stands under it, and how wide it is."""
