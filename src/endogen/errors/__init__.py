"""The errors of endogen, one tree.

::

    EndogenError                 everything endogen raises on purpose
    ├── UseError        exit 2   wrong use: an option, a name, an expression
    ├── InputError      exit 1   what was given has errors
    │   ├── StudyError           study.toml, parameters, published.toml
    │   ├── FormError            the questionnaire
    │   ├── DataError            the answers
    │   ├── DesignError          strata, PSUs, weights
    │   └── ManyErrors           several of one file, told at once
    └── OutsideError    exit 3   disk, engine, network

Every error has a stable code (E-…) and says what, where, what was expected and got, and
how to mend it.  The sentences stand in `endogen.errors.codes`, one entry a code, so that
they can be translated, documented and tested without looking for them.
"""

from __future__ import annotations

from endogen.errors.codes import CODES, Code
from endogen.errors.tree import (
    AnswersWarning,
    DataError,
    DesignError,
    EndogenError,
    FormError,
    InputError,
    ManyErrors,
    OutsideError,
    StudyError,
    UseError,
    Where,
)

__all__ = [
    "CODES",
    "AnswersWarning",
    "Code",
    "DataError",
    "DesignError",
    "EndogenError",
    "FormError",
    "InputError",
    "ManyErrors",
    "OutsideError",
    "StudyError",
    "UseError",
    "Where",
]
