"""Suggestions in the Read workspace: found beside the window, shown in the text and reviewed."""
