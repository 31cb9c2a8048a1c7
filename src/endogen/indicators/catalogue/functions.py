"""What is done with samples and results beside estimating: examples that run."""

from __future__ import annotations

from dataclasses import dataclass

from endogen.i18n import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function with an example.

    Attributes
    ----------
    name : str
        As it is called: ``Sample.rake``.
    title, tells, hand, reads : Text
        As in `Entry`; ``{value}`` is the first estimate of the example.
    program : str
        Lines of Python; ``results`` is what they come to.
    equals : float
        What the hand comes to.
    reference : str
    """

    name: str
    title: Text
    tells: Text
    program: str
    hand: Text
    equals: float
    reads: Text
    reference: str


FUNCTIONS: tuple[Function, ...] = (
    Function(
        name="Results.difference",
        title=text("One group less another"),
        tells=text("The difference of two groups for every indicator asked, with its own standard "
                   "error from the covariance of the two, and p against no difference."),
        program="""import endogen as en

data = {
    "income": [1, 2, 3, 5, 6, 7],
    "village": ["a", "a", "a", "b", "b", "b"],
}
found = en.estimate(data, en.mean("income"), by="village")
results = found.difference("village", "b", "a")
print(results)""",
        hand=text("Means 6 and 2: {value}."),
        equals=6 - 2,
        reads=text("Village b has {value} more. Two intervals that overlap do not mean that there "
                   "is no difference: read this row."),
        reference="Welch (1947), Biometrika 34, 28–35, without design; with one the degrees of "
        "freedom are those of the design",
    ),
    Function(
        name="Sample.poststratify",
        title=text("Weights that meet known totals of groups"),
        tells=text("When the number of people in each group is known, as from a census, the "
                   "weights are made to meet it; standard errors know of it."),
        program="""import endogen as en

data = {
    "x": [1, 2, 3, 8],
    "sex": ["f", "f", "f", "m"],
    "w": [1, 1, 1, 1],
}
sample = en.Sample(data, en.Design(weight="w"))
results = sample.poststratify("sex", {"f": 50, "m": 50}).estimate(en.mean("x"))
print(results)""",
        hand=text("Three women with the mean 2 stand for 50, one man with 8 for 50: "
                  "(50 × 2 + 50 × 8) / 100 = {value}."),
        equals=(50 * 2 + 50 * 8) / 100,
        reads=text("The mean is {value} once women count for half; unweighted it was 3.5. A group "
                   "with one person adds no spread of its own: form groups of ten or more."),
        reference="Deville & Särndal (1992), Calibration estimators in survey sampling, Journal of "
        "the American Statistical Association 87, 376–382",
    ),
    Function(
        name="Sample.rake",
        title=text("Weights that meet several margins at once"),
        tells=text("When totals are known for each of several columns but not for their "
                   "combinations, the weights are made to meet them all; standard errors know of "
                   "it."),
        program="""import endogen as en

data = {
    "poor": [0, 0, 1, 1],
    "remote": [0, 1, 0, 1],
    "w": [1, 1, 1, 1],
}
sample = en.Sample(data, en.Design(weight="w"))
raked = sample.rake({"poor": {0: 60, 1: 40}, "remote": {0: 50, 1: 50}})
results = raked.estimate("mean(10 * poor + remote)")
print(results)""",
        hand=text("The mean of 10 × poor + remote is 10 × .4 + .5 = {value}, by the margins "
                  "alone."),
        equals=10 * 0.4 + 0.5,
        reads=text("{value}, and its standard error is 0: both margins are known, so a statement "
                   "on them has no sampling error left."),
        reference="Deville, Särndal & Sautory (1993), Generalized raking procedures in survey "
        "sampling, Journal of the American Statistical Association 88, 1013–1020",
    ),
)  # fmt: skip
"""In the order of the page."""
