"""Drawings as SVG files: read with limits, and written anew."""
