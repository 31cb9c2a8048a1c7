"""Files of answers, and the study file: the part that opens them."""

from __future__ import annotations
