"""The Memo workspace: outline at left, the memo itself, its pages at right."""
