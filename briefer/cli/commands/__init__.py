"""One module a group of commands.

A command is a function from its arguments and an `Output` to an exit code; `add` puts it on the
parser.
"""
