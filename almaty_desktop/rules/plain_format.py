"""The marks of the plain format in which documents are written, in one place for all that read it.

The time that a pattern takes grows with the length of a line and not with the marks that stand in it.
"""

from __future__ import annotations

import re

HEADING = re.compile(r"(#{1,3})\s+(\S.*)")
"""``## Words``: the signs, the words."""
BULLET = re.compile(r"(\s*)[-•*–]\s+(\S.*)")
"""``- words``: the indent, the words."""
NUMBERED = re.compile(r"(\s*)((?:\d{1,3}\.)+\d{0,3}|\d{1,3}\)|\([a-zа-я\d]{1,3}\)|[a-zа-я]\))\s+(\S.*)")
"""``1. words``: the indent, the number as typed, the words."""
TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
TABLE_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")
# Words in bold end before the next two stars: thousands that nothing closes are each looked past once.
SHAPED = re.compile(r"\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*|\*(?=[^\s*])([^*]+?)(?<=\S)\*")
"""``**words**`` or ``*words*``: the words in bold, or the words in italic."""
