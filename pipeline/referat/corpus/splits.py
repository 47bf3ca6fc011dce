"""Which gold meetings train, which are tuned on, and which report.

A body's minutes repeat its people, cases and wording, so a split holds all meetings of a body or none. The share is
drawn from a hash of municipality and body: it never depends on what else the corpus holds, nor on the machine.
"""

from __future__ import annotations

import hashlib
from typing import Final, Literal

Split = Literal["train", "dev", "test"]

#: Shares in hundredths; the rest trains.
_TEST: Final = 15
_DEV: Final = 15


def split_of(body_key: str) -> Split:
    """The split of every meeting of a body.

    Args:
        body_key: `GoldMeeting.body_key`, municipality and body.

    >>> split_of("Horsens|Byrådet") == split_of("Horsens|Byrådet")
    True
    """
    digest = hashlib.sha256(f"referat-split-1|{body_key}".encode()).digest()
    draw = int.from_bytes(digest[:8], "big") % 100
    if draw < _TEST:
        return "test"
    return "dev" if draw < _TEST + _DEV else "train"
