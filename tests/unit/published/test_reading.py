"""published.toml is checked key by key."""

from __future__ import annotations

import tomllib

import pytest

from endogen.errors import StudyError
from endogen.published import Published, read_published
from endogen.published.reading import quote

HEAD = '[publication]\ncites = "A. Author"\nn = "n"\n'
N = '[[figure]]\nid = "n"\nplace = "text"\nprinted = "73"\n'


def published(text: str) -> Published:
    return read_published(tomllib.loads(HEAD + N + text))


def error(text: str) -> StudyError:
    with pytest.raises(StudyError) as raised:
        published(text)
    return raised.value


def test_ids_with_hyphens_are_names() -> None:
    made = published(
        '[[figure]]\nid = "t3-a"\nplace = "Table 3"\nprinted = "-.5"\nwith = { p = ".001" }\n'
        '[[claim]]\nid = "c"\nplace = "text"\ncheck = "p(t3-a) < .05 and t3-a < 0 - 0.1"\n'
    )
    assert made.claims[0].check is not None
    assert quote('x-y > 1 and f("x-y")', ["x-y"]) == 'col("x-y") > 1 and f("x-y")'


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ('[[figur]]\nid = "x"', "E-STUDY-KEY", "figure"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = "1"\nformulae = "y"', "E-STUDY-KEY",
         "formula"),
        ('[[figure]]\nid = "x"\nplace = "t"', "E-STUDY-LACKS", "printed"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = "be"', "E-FIGURE-NUMBER", "printed"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = "1"\nwith = { q = "2" }', "E-STUDY-KEY",
         "with"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = "1"\nformula = "share("',
         "E-FIGURE-EXPRESSION", "formula"),
        ('[[figure]]\nid = "n"\nplace = "t"\nprinted = "1"', "E-FIGURE-TWICE", "n"),
        ('[[table]]\nid = "t"\nplace = "t"\nrows = ["n", "m"]\nbase = "n"',
         "E-FIGURE-REFERENCE", "rows"),
        ('[[table]]\nid = "t"\nplace = "t"\nrows = ["n"]\nbase = "nn"', "E-FIGURE-REFERENCE",
         "base"),
        ('[[table]]\nid = "t"\nplace = "t"\nrows = ["n"]\nbase = "n"\nmultiple = 1',
         "E-STUDY-TYPE", "multiple"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = 73', "E-STUDY-TYPE", "printed"),
        ('[[claim]]\nid = "c"\nplace = "t"\ncheck = "n + 1"', "E-FIGURE-EXPRESSION",
         "condition"),
        ('[[claim]]\nid = "c"\nplace = "t"\ncheck = "m > 1"', "E-FIGURE-REFERENCE", "check"),
        ('[[claim]]\nid = "c"\nplace = "t"\ncheck = "p(m) > 1"', "E-FIGURE-REFERENCE",
         "check"),
        ('[[figure]]\nid = "x"\nplace = "t"\nprinted = "1"\nequals = "n > 1"',
         "E-FIGURE-EXPRESSION", "number"),
        ('[[reconstruct.bind]]\nsays = "s"\nwhere = "correlation(a, b)"\nlow = ".5"\nhigh = ".4"',
         "E-STUDY-RANGE", "low"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, code: str, named: str) -> None:
    found = error(text)
    assert found.code == code
    assert named in found.say("en")
    assert "published.toml" in found.say("en")
