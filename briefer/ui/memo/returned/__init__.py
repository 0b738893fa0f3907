"""A memo that came back from Word: its quotations, its changes, and taking them over."""
