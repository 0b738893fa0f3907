"""Briefer: from a stack of articles to a sourced briefing memo."""

__version__ = "0.1.0"
