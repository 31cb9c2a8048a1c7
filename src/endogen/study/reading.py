"""Make a `Study` of what the TOML reader gave, checking every key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from endogen.errors import UseError
from endogen.i18n import LANGUAGES, Label, text
from endogen.study import grammar
from endogen.study.codebook import OF_ANSWERS, Provenance
from endogen.study.instrument import CUT_OFF, Missing
from endogen.study.nearest import nearest
from endogen.study.parameters import KEYS, read_line
from endogen.study.prices import read_prices
from endogen.study.programmes import DIMENSIONS, PROGRAMMES
from endogen.study.reading_report import read_report
from endogen.study.role_sheet import UNITS
from endogen.study.roles import ROLES, UnknownRole, find
from endogen.study.study import (
    SCALES,
    Coding,
    Drawn,
    Empowerment,
    Files,
    Income,
    Investment,
    Lines,
    Sources,
    Study,
)
from endogen.study.table import Table

SECTIONS = (
    "study",
    "data",
    "questionnaire",
    "design",
    "roles",
    "coding",
    "provenance",
    "valid",
    "income",
    "prices",
    "programmes",
    "empowerment",
    "projects",
    "poverty_lines",
    "report",
    "published",
)
CODING = ("yes", "no", "missing", "unit", "items", "separator", "adequate")
SINGLE_PSU = ("error", "certainty", "centre", "average", "collapse")
LONGEST = 100  # years of a reading of a contract


def read_study(document: Mapping[str, object], file: str = "study.toml") -> Study:
    """Make a `Study`.

    Parameters
    ----------
    document : mapping
        The content of study.toml, as `tomllib` reads it.
    file : str
        Its name, for messages.

    Raises
    ------
    StudyError
        When a key is unknown, missing, of a wrong type or of a value that makes no sense;
        the message names the key by its path, as in ``[design].weight``.
    """
    whole = Table(document, "", file, SECTIONS)
    about = whole.table("study", ("title", "place", "population", "fieldwork", "languages"))
    valid_rule, valid = _valid(whole)
    programmes, age_targets = _programmes(whole)
    fieldwork, income = _fieldwork(about), _income(whole)
    return Study(
        title=about.label("title", Label() if _workbook(whole) else None),
        place=about.label("place", Label()),
        population=about.label("population", Label()),
        fieldwork=fieldwork,
        languages=_languages(about),
        files=_files(whole),
        drawn=_drawn(whole),
        roles=_roles(whole),
        coding=_coding(whole),
        provenance=_provenance(whole),
        valid=valid,
        valid_rule=valid_rule,
        income=income,
        prices=read_prices(whole, income.base_year, fieldwork[0].year if fieldwork else None),
        programmes=programmes,
        age_targets=age_targets,
        empowerment=_empowerment(whole),
        investment=_investment(whole),
        lines=_lines(whole),
        report=read_report(whole),
        said=_said(document),
    )


def _said(document: Mapping[str, object]) -> frozenset[str]:
    tables = {name: table for name, table in document.items() if isinstance(table, dict)}
    return frozenset(f"{name}.{key}" for name, table in tables.items() for key in table)


def _workbook(whole: Table) -> str:
    """The workbook that says the roles, ``[roles].file``."""
    return whole.table("roles").string("file", "")


def _fieldwork(about: Table) -> tuple[date, date] | None:
    days = about.days("fieldwork")
    if not days:
        return None
    if len(days) != 2 or days[0] > days[1]:
        said = ", ".join(str(day) for day in days)
        raise about.error("E-STUDY-RANGE", "fieldwork", got=said, range="[first day, last day]")
    return days[0], days[1]


def _languages(about: Table) -> tuple[str, ...]:
    languages = about.strings("languages", LANGUAGES)
    for language in languages:
        if language not in LANGUAGES:
            raise about.error(
                "E-STUDY-CHOICE",
                "languages",
                got=language,
                choices=", ".join(LANGUAGES),
                nearest=nearest(language, LANGUAGES),
            )
    return tuple(dict.fromkeys(languages)) or LANGUAGES


def _files(whole: Table) -> Files:
    data = whole.table("data", ("households", "returns", "corrections", "projects", "money"))
    return Files(
        households=data.string("households"),
        returns=data.string("returns", ""),
        questionnaire=whole.table("questionnaire", ("file",)).string("file", ""),
        published=whole.table("published", ("file",)).string("file", ""),
        corrections=data.string("corrections", ""),
        roles=_workbook(whole),
        projects=data.string("projects", ""),
        money=data.string("money", ""),
    )


def _drawn(whole: Table) -> Drawn:
    table = whole.table("design", ("kind", "words", "weight", "strata", "psu", "fpc", "single_psu"))
    columns = {key: table.string(key, "") for key in ("weight", "strata", "psu", "fpc")}
    kind = "probability" if any(columns.values()) else "convenience"
    kind = table.choice("kind", ("probability", "convenience"), kind)
    if kind == "convenience":
        for key, column in columns.items():
            if column:
                raise table.error("E-STUDY-CONVENIENCE", key, got=column)
    return Drawn(
        convenience=kind == "convenience",
        words=table.label("words", Label()),
        single_psu=table.choice("single_psu", SINGLE_PSU, "error"),
        **columns,
    )


def _roles(whole: Table) -> tuple[tuple[str, str], ...]:
    table = whole.table("roles")
    if "file" in table:
        for key in table:
            if key != "file":
                raise table.error("E-STUDY-ROLES-FILE", key, got=table.string("file"))
        return ()
    said: list[tuple[str, str]] = []
    for key in table:
        if isinstance(table.content[key], dict):  # [roles.cognition] breeding = "q12"
            family = table.table(key)
            said += [(f"{key}:{item}", family.string(item)) for item in family]
        else:
            said.append((key, table.string(key)))
    seen: dict[str, str] = {}
    for role, column in said:
        try:
            find(role, whole_family=":" not in role and _takes_items(role))
        except UnknownRole as unknown:
            raise table.error("E-STUDY-ROLE", role, role=role, nearest=unknown.nearest) from None
        if column in seen:
            raise table.error("E-STUDY-TWICE", role, column=column, first=seen[column])
        seen[column] = role
    return tuple(said)


def _takes_items(family: str) -> bool:
    return family in ROLES and ROLES[family].takes_item


def _coding(whole: Table) -> Mapping[str, Coding]:
    table = whole.table("coding")
    made = {}
    for key in table:
        if key.partition(":")[0] not in ROLES:
            raise table.error("E-STUDY-ROLE", key, role=key, nearest=nearest(key, ROLES))
        codes = table.table(key, CODING)
        missing, items = codes.table("missing"), codes.table("items")
        made[key] = Coding(
            yes=_codes(codes, "yes"),
            no=_codes(codes, "no"),
            missing=tuple(
                (code, Missing(missing.choice(code, tuple(Missing)))) for code in missing
            ),
            unit=codes.choice("unit", tuple(UNITS), ""),
            items=tuple((code, items.string(code)) for code in items),
            separator=codes.string("separator", " "),
            adequate=_adequate(codes, key),
        )
    return MappingProxyType(made)


def _adequate(codes: Table, role: str) -> str:
    """Which answers of an item of empowerment are enough."""
    said = codes.string("adequate", "")
    if said and not (CUT_OFF.fullmatch(said) and role.partition(":")[0] in DIMENSIONS):
        raise codes.error("E-STUDY-ADEQUATE", "adequate", got=said, roles=", ".join(DIMENSIONS))
    return said


def _codes(table: Table, key: str) -> tuple[str, ...]:
    """Read a list of codes: whole numbers or texts."""
    said = table.content.get(key, [])
    if not isinstance(said, list) or not all(isinstance(c, int | str) for c in said):
        raise table.error("E-STUDY-TYPE", key, got=repr(said), kind=text("a list of codes in [ ]"))
    return tuple(str(code) for code in said)


def _provenance(whole: Table) -> Sources:
    table = whole.table("provenance", ("default", "synthetic", "reconstructed", "invented"))
    columns: dict[str, Provenance] = {}
    for kind in (Provenance.SYNTHETIC, Provenance.RECONSTRUCTED, Provenance.INVENTED):
        for column in table.strings(kind.value):
            if column in columns:
                raise table.error(
                    "E-STUDY-TWICE", kind.value, column=column, first=columns[column].value
                )
            columns[column] = kind
    default = Provenance(table.choice("default", OF_ANSWERS, Provenance.SURVEY.value))
    return Sources(default, tuple(columns.items()))


def _valid(whole: Table) -> tuple[str, grammar.Expression | None]:
    table = whole.table("valid", ("rule",))
    rule = table.string("rule", "")
    if not rule:
        return "", None
    try:
        return rule, grammar.parse(rule)
    except UseError as error:
        raise table.error(
            "E-STUDY-EXPRESSION", "rule", got=rule, reason=error.details["reason"]
        ) from None


def _income(whole: Table) -> Income:
    table = whole.table("income", ("base_year", "per", "scale", "child", "theta"))
    base = table.whole("base_year", least=1900) if "base_year" in table else None
    per = table.choice("per", ("household", "person"), "household")
    scale = table.choice("scale", SCALES, "per_capita")
    if per == "person" and scale != "per_capita":
        raise table.error("E-STUDY-SCALE", "scale", got=scale)
    for key in ("child", "theta"):
        if (key in table) != (scale == "power"):
            raise table.error("E-STUDY-SCALE-NEEDS", key, name=key, got=scale)
    if scale != "power":
        return Income(per, base, scale)
    child = table.number("child", within="0 … 1", fits=lambda x: 0 <= x <= 1)
    theta = table.number("theta", within="> 0, <= 1", fits=lambda x: 0 < x <= 1)
    return Income(per, base, scale, child, theta)


def _programmes(whole: Table) -> tuple[tuple[str, ...], Mapping[str, tuple[float, float]]]:
    table = whole.table("programmes", ("names", "age_target"))
    names = table.strings("names", PROGRAMMES)
    for name in names:
        if name not in PROGRAMMES:
            raise table.error(
                "E-STUDY-CHOICE",
                "names",
                got=name,
                choices=", ".join(PROGRAMMES),
                nearest=nearest(name, PROGRAMMES),
            )
    ages = table.table("age_target", names)
    targets = {}
    for name in ages:
        span = ages.wholes(name)
        if len(span) != 2 or span[0] >= span[1]:
            raise ages.error("E-STUDY-RANGE", name, got=list(span), range="[from, below]")
        targets[name] = (float(span[0]), float(span[1]))
    return names, MappingProxyType(targets)


def _empowerment(whole: Table) -> Empowerment:
    table = whole.table("empowerment", ("enough", "in_dimension", "weights", "coupling"))
    usual = Empowerment()
    resource, knowledge, values = table.shares("weights", tuple(DIMENSIONS))
    return Empowerment(
        table.number("enough", usual.enough, within="> 0, <= 1", fits=_is_share),
        table.number("in_dimension", usual.in_dimension, within="> 0, <= 1", fits=_is_share),
        (resource, knowledge, values),
        table.flag("coupling", default=usual.coupling),
    )


def _investment(whole: Table) -> Investment:
    table = whole.table("projects", ("discount", "horizons"))
    usual = Investment()
    horizons = tuple(dict.fromkeys(table.wholes("horizons", usual.horizons)))
    if not horizons or any(not 1 <= years <= LONGEST for years in horizons):
        raise table.error("E-STUDY-RANGE", "horizons", got=list(horizons), range=f"1 … {LONGEST}")
    discount = table.number("discount", usual.discount, within=">= 0, < 1", fits=_is_rate)
    return Investment(discount, horizons)


def _is_rate(x: float) -> bool:
    return 0 <= x < 1


def _is_share(x: float) -> bool:
    return 0 < x <= 1


def _lines(whole: Table) -> Lines:
    table = whole.table("poverty_lines", ("series", "place", "line"))
    return Lines(
        series=table.strings("series"),
        place=table.string("place", "China"),
        own=tuple(read_line(own) for own in table.tables("line", KEYS)),
    )
