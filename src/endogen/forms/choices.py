"""The choice lists of a form, as categories."""

from __future__ import annotations

from endogen.forms.cells import missing_word
from endogen.forms.faults import Faults
from endogen.forms.sheets import Form, Row
from endogen.study.instrument import Category, Missing
from endogen.study.nearest import nearest

Lists = dict[str, tuple[Category, ...]]
WORDS = ("yes", "no", *(m.value for m in Missing))


def read_lists(form: Form, faults: Faults) -> Lists:
    """Every choice list by name, its choices in order."""
    found: dict[str, dict[str, Category]] = {}
    for row in form.choices:
        name, code = row["list_name"], row["name"]
        if not name or not code:
            faults.error("E-FORM-CHOICE", "choices", row.number)
            continue
        choices = found.setdefault(name, {})
        if code in choices:
            faults.error("E-FORM-CHOICE-TWICE", "choices", row.number, list=name, choice=code)
        choices[code] = _category(form, row, code, faults)
    return {name: tuple(choices.values()) for name, choices in found.items()}


def _category(form: Form, row: Row, code: str, faults: Faults) -> Category:
    means = row["means"].lower()
    missing = missing_word(means) if means else None
    if means and missing is None and means not in WORDS:
        faults.error(
            "E-FORM-MEANS",
            "choices",
            row.number,
            got=row["means"],
            choices=", ".join(WORDS),
            nearest=nearest(means, WORDS),
        )
    truth = {"yes": True, "no": False}.get(means)
    return Category(code, form.label(row, "label"), truth, missing)
