"""Questions become the columns that the analysis sees."""

from __future__ import annotations

import pytest

from endogen.i18n import Label
from endogen.study.codebook import Scale
from endogen.study.expand import expand, scale_of
from endogen.study.instrument import Category, Instrument, Kind, Missing, Origin, Question

NONE = Category("none", Label("none"), missing=Missing.NOT_NAMED)
YES_NO = (
    Category("1", truth=True),
    Category("2", truth=False),
    Category("-9", missing=Missing.DONT_KNOW),
)
FIVE = tuple(Category(str(i)) for i in range(1, 6))


def test_a_question_with_many_answers_is_a_column_a_choice() -> None:
    question = Question(
        "channel_more",
        Kind.SELECT_MULTIPLE,
        Label("Do you hear …?", "您听说……？"),
        role="channel",
        origin=Origin.ADDED,
        short=Label("Channel", "渠道"),
        categories=(Category("tv", Label("village radio/TV", "村广播、电视")), NONE),
    )
    (only,) = expand(Instrument((question,)))
    assert (only.name, only.role, only.item) == ("channel_tv", "channel:tv", "tv")
    assert (only.scale, only.question) == (Scale.YES_NO, "channel_more")
    assert only.label == Label("Channel: village radio/TV", "渠道：村广播、电视")
    assert only.origin is Origin.ADDED


def test_a_family_with_a_hyphen_gives_a_plain_column() -> None:
    question = Question("x", Kind.SELECT_MULTIPLE, role="in-kind", categories=(Category("seed"),))
    assert expand(Instrument((question,)))[0].name == "in_kind_seed"


def test_without_a_role_the_question_names_the_columns() -> None:
    question = Question("hobby", Kind.SELECT_MULTIPLE, categories=(Category("chess"),))
    (only,) = expand(Instrument((question,)))
    assert (only.name, only.role) == ("hobby_chess", "")


def test_a_rank_holds_places() -> None:
    question = Question("cause", Kind.RANK, role="cause", categories=(Category("funds"),))
    assert expand(Instrument((question,)))[0].scale is Scale.PLACE


@pytest.mark.parametrize(
    ("question", "scale"),
    [
        (Question("a", Kind.SELECT_ONE, role="registered", categories=YES_NO), Scale.YES_NO),
        (Question("a", Kind.SELECT_ONE, role="cognition:breeding", categories=FIVE), Scale.ORDINAL),
        (Question("a", Kind.SELECT_ONE, categories=FIVE), Scale.CATEGORY),
        (Question("a", Kind.INTEGER, role="income"), Scale.AMOUNT),
        (Question("a", Kind.INTEGER, unit="yuan"), Scale.AMOUNT),
        (Question("a", Kind.INTEGER, role="age"), Scale.COUNT),
        (Question("a", Kind.INTEGER), Scale.COUNT),
        (Question("a", Kind.INTEGER, role="cognition:breeding"), Scale.ORDINAL),
        (Question("a", Kind.DECIMAL), Scale.AMOUNT),
        (Question("a", Kind.TEXT, role="id"), Scale.TEXT),
        (Question("a", Kind.INTEGER, role="id"), Scale.COUNT),
        (Question("a", Kind.TEXT, role="psu"), Scale.CATEGORY),
        (Question("a", Kind.DATE, role="shock-date:illness"), Scale.DATE),
        (Question("a", Kind.INTEGER, role="no-such-role"), Scale.COUNT),
    ],
)
def test_scales(question: Question, scale: Scale) -> None:
    assert scale_of(question) is scale


def test_missing_answers_are_no_categories() -> None:
    question = Question(
        "a",
        Kind.SELECT_ONE,
        role="willingness:breeding",
        categories=(*FIVE, Category("-8", missing=Missing.REFUSED)),
    )
    (only,) = expand(Instrument((question,)))
    assert [c.code for c in only.categories] == ["1", "2", "3", "4", "5"]


def test_short_label_before_the_question_as_asked() -> None:
    question = Question("a", Kind.INTEGER, Label("How old is …?"), short=Label("age", "年龄"))
    assert expand(Instrument((question,)))[0].label.zh == "年龄"


def test_a_cut_off_goes_along() -> None:
    question = Question(
        "a", Kind.SELECT_ONE, role="values:aspiration", categories=FIVE, adequate=">= 4"
    )
    assert expand(Instrument((question,)))[0].adequate == ">= 4"
