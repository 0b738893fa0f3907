"""Exporting a memo: one dialog."""
