"""``python -m endogen`` is the command ``endogen``."""

from __future__ import annotations

import sys

from endogen.cli import main

if __name__ == "__main__":
    sys.exit(main())
