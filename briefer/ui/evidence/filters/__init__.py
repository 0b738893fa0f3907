"""What is counted: check lists of what passages are tagged with."""
