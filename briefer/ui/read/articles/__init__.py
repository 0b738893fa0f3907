"""The list of articles: choosing, importing, facts."""
