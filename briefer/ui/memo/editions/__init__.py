"""What was exported, and what is new since."""
