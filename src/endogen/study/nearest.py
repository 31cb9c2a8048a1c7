"""The known name that is nearest to an unknown one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or the first few when none is like it.

    Examples
    --------
    >>> nearest("ginni", ["gini", "mean"])
    'gini'
    """
    names = sorted(known)
    alike = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if alike:
        return alike[0]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
