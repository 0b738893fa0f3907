"""The Evidence workspace: who stands where, and the passages behind every number."""
