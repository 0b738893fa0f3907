"""The command line: the same services without Qt.

`docs/command-line.md` is what scripts may rely on.
"""
