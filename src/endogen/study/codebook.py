"""The columns that the analysis sees, and what each of them is.

A question may become several columns: a select_multiple question one 0/1 column an item,
a rank question one column an item that holds its place.  After recoding, a yes/no column
holds 1.0 and 0.0 whatever the codes were, and every missing code is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from endogen.i18n import Label
from endogen.study.instrument import Category, Origin


class Scale(StrEnum):
    """What may be done with a column."""

    YES_NO = "yes/no"
    CATEGORY = "category"
    ORDINAL = "ordinal"
    COUNT = "count"
    AMOUNT = "amount"
    PLACE = "place"  # the place an item was given in a ranking; null when not named
    TEXT = "text"
    DATE = "date"


class Provenance(StrEnum):
    """Where a column's values come from."""

    SURVEY = "survey"
    SYNTHETIC = "synthetic"  # made up; the file does not say how
    RECONSTRUCTED = "reconstructed"  # synthetic, bound by printed figures
    INVENTED = "invented"  # synthetic, bound by none
    PRINTED = "printed"  # stated in a publication, of a project
    RECORDED = "recorded"  # in the accounts of a project


OF_ANSWERS = (
    Provenance.SURVEY,
    Provenance.SYNTHETIC,
    Provenance.RECONSTRUCTED,
    Provenance.INVENTED,
)
"""Where answers of households may come from."""


def weakest(provenances: Iterable[str]) -> Provenance:
    """What is said of a number made of columns of these origins."""
    seen = set(provenances)
    order = (
        Provenance.INVENTED,
        Provenance.SYNTHETIC,
        Provenance.RECONSTRUCTED,
        Provenance.PRINTED,
        Provenance.RECORDED,
    )
    return next((p for p in order if p in seen), Provenance.SURVEY)


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the analysis frame.

    Attributes
    ----------
    question, item : str
        The question it comes from, and which of its choices it stands for.
    adequate : str
        Of an item of empowerment: which values are enough, as ``>= 4``.
    coded : (str, str) or ()
        Of a yes/no question: the codes that its answers have for yes and for no.
    made_of : tuple of str
        The variables that a derived one is computed from.
    """

    name: str
    scale: Scale
    label: Label = Label()
    role: str = ""
    question: str = ""
    origin: Origin | None = None
    categories: tuple[Category, ...] = ()
    unit: str = ""
    provenance: Provenance = Provenance.SURVEY
    item: str = ""
    adequate: str = ""
    coded: tuple[str, ...] = ()
    made_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The variables of a dataset, found by name or by role."""

    variables: tuple[Variable, ...]
    _by_name: dict[str, Variable] = field(init=False, repr=False, compare=False)
    _by_role: dict[str, Variable] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {v.name: v for v in self.variables})
        roles = {v.role: v for v in self.variables if v.role}
        object.__setattr__(self, "_by_role", roles)

    def __iter__(self) -> Iterator[Variable]:
        return iter(self.variables)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Variable:
        return self._by_name[name]

    def has(self, *roles: str) -> bool:
        """Whether every one of these roles (``family`` or ``family:item``) has a column."""
        return all(role in self._by_role for role in roles)

    def of(self, role: str) -> Variable:
        """The variable that holds `role`.

        Raises
        ------
        KeyError
            When no column has the role: a chapter asks only for roles it `needs`.
        """
        return self._by_role[role]

    def column(self, role: str) -> str:
        """The name of the column that holds `role`."""
        return self.of(role).name

    def family(self, family: str) -> dict[str, Variable]:
        """The variables of a role family, keyed by item, in the form's order."""
        prefix = family + ":"
        return {v.role.removeprefix(prefix): v for v in self.variables if v.role.startswith(prefix)}

    def with_provenance(self, provenance: dict[str, Provenance]) -> Codebook:
        """Say where columns come from; names that are not columns are ignored."""
        return Codebook(
            tuple(
                replace(v, provenance=provenance.get(v.name, v.provenance)) for v in self.variables
            )
        )
