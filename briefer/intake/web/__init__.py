"""From a web page to an ArticleDraft; only the reading process imports these modules."""
