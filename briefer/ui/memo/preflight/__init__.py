"""What the checks say before an export."""
