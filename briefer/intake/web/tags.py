"""What is done to a page before a parser sees it.

Parsers of HTML can be made to hang by one tag with very many attributes. Long values (pictures
that a saved page carries in itself, the data of its scripts) are harmless, and no article stands
in them.
"""

from __future__ import annotations

import re

LONGEST_TAG = 64 * 1024
"""Characters that one tag may have without its long values."""

_LONG_VALUE = re.compile(r"""=\s*(?:"[^"]{1000,}+"|'[^']{1000,}+')""")
# A closing bracket inside a quoted value is no end. Nothing is tried twice (*+).
_TAG = re.compile(r"""<[A-Za-z/](?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>""")
_OPENING = re.compile(r"<(?:!--|(script|style)\b|[A-Za-z/])", re.IGNORECASE)
_COMMENT_END = re.compile("-->")
_CODE_ENDS = {
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
}


def without_long_tags(html: str) -> str | None:
    """Return the page with its long tags shortened; None where one is too long all the same."""
    pieces = []
    kept = at = 0
    while match := _OPENING.search(html, at):
        if match[0] == "<!--":
            at = _find(_COMMENT_END, html, match.end())
            continue
        start = match.start()
        tag = _TAG.match(html, start)
        # A tag that never ends is not one, but a parser may take all that follows for it.
        at = tag.end() if tag else len(html)
        if at - start > LONGEST_TAG:
            short = _LONG_VALUE.sub('=""', html[start:at])
            if len(short) > LONGEST_TAG:
                return None
            pieces += [html[kept:start], short]
            kept = at
        if match[1]:
            at = _find(_CODE_ENDS[match[1].lower()], html, at)
    return "".join(pieces) + html[kept:]


def _find(end: re.Pattern[str], html: str, start: int) -> int:
    found = end.search(html, start)
    return found.start() if found else len(html)
