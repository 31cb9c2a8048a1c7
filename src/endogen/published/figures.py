"""What published.toml says: figures, tables, claims and announcements, as printed.

A figure is a printed number and the formula that gives it; a table says which figures stand
under one another and what their percentages rest on; a claim is a sentence of the text made
into a check; an announcement is something the publication promised to report.  Nothing here
says whether any of them is right: `endogen.published.compare` finds that out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from endogen.i18n import Label
from endogen.published.numbers import Printed
from endogen.study.grammar import Expression

NOTHING = Label()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a figure whose words allow several."""

    id: str
    says: Label
    formula: Expression


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number.

    Attributes
    ----------
    id, place : str
    printed : Printed
    says : Label
        What it says it is.
    formula : Expression or None
        What gives it from the data; None when the study's data hold nothing of it.
    column : str
        Which column of the Results row it is: ``estimate``, ``count``, ``n``, ``p`` …
    unit : str
        Of the data: ``households`` or ``returns``.
    companions : mapping of str to Printed
        Numbers printed beside it: ``percent``, ``p``, ``df``, ``n`` …
    base : str
        The figure that its percentage rests on, where no table says it.
    equals : Expression or None
        What gives it from other figures.
    needs : tuple of str
        Roles that a question of the publication must measure for it to be judged.
    readings : tuple of Reading
    """

    id: str
    place: str
    printed: Printed
    says: Label = NOTHING
    formula: Expression | None = None
    column: str = "estimate"
    unit: str = "households"
    companions: Mapping[str, Printed] = field(default_factory=dict)
    base: str = ""
    equals: Expression | None = None
    needs: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def words(self) -> Label:
        """What it says it is, or its id."""
        return self.says or Label(self.id)


@dataclass(frozen=True, slots=True)
class Rows:
    """Figures that stand under one another.

    Attributes
    ----------
    rows : tuple of str
        Their ids, from top to bottom.
    base : str
        The figure that the table's heading gives as its base.
    multiple : bool
        Whether several rows may be true of one case: percentages are then of responses.
    total : str
        The figure printed as the rows' sum; empty when none is.
    """

    id: str
    place: str
    says: Label
    rows: tuple[str, ...]
    base: str
    multiple: bool = False
    total: str = ""

    @property
    def words(self) -> Label:
        """What it says it is, or its id."""
        return self.says or Label(self.id)


@dataclass(frozen=True, slots=True)
class Listing:
    """Things the publication lists without numbers: the rows of a table of definitions."""

    id: str
    place: str
    says: Label
    items: tuple[str, ...]

    @property
    def words(self) -> Label:
        """What it says it is, or its id."""
        return self.says or Label(self.id)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the text, made into a check over figures and data.

    Attributes
    ----------
    check : Expression or None
        None when only `needs` decides.
    needs : tuple of str
        Roles that a question of the publication must measure.
    """

    id: str
    place: str
    says: Label
    check: Expression | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Announced:
    """Something the publication promised.

    Attributes
    ----------
    columns : tuple of str
        Columns of which a figure was to be printed.
    by : str
        The column whose groups were to be compared; empty when none were.
    """

    id: str
    place: str
    says: Label
    columns: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the text says of the rows behind the tables, for reconstruction only.

    Attributes
    ----------
    where : Expression
        A condition; `low` to `high` rows satisfy it.  Or a correlation within the limits.
    """

    says: Label
    where: Expression
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """How rows are to be made from the figures: the columns and their allowed values."""

    rows: str = ""
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The content of published.toml.

    Attributes
    ----------
    n : str
        The figure that is the number of cases of every formula that names no other.
    """

    cites: str
    n: str
    figures: tuple[Figure, ...]
    tables: tuple[Rows, ...] = ()
    listings: tuple[Listing, ...] = ()
    claims: tuple[Claim, ...] = ()
    announced: tuple[Announced, ...] = ()
    reconstruction: Reconstruction = field(default_factory=Reconstruction)

    @property
    def by_id(self) -> dict[str, Figure]:
        """The figures by id."""
        return {figure.id: figure for figure in self.figures}

    def table_of(self, figure: str) -> Rows | None:
        """The table in which a figure is a row."""
        return next((table for table in self.tables if figure in table.rows), None)
