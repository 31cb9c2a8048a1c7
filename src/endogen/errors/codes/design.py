"""Codes E-DESIGN-…."""

from __future__ import annotations

from endogen.errors.codes.entry import Code
from endogen.i18n import text

CODES: dict[str, Code] = {
    "E-DESIGN-WEIGHT": Code(
        what=text("{n} of {rows} sampling weights are missing, infinite or not above 0."),
        expected=text("a weight above 0 in every row"),
        mend=text("Give these rows their weight, or leave them out of the file."),
    ),
    "E-DESIGN-MISSING": Code(
        what=text("{n} rows do not say their stratum, PSU or population size."),
        expected=text("a value in every row"),
        mend=text("Fill them in: the variance cannot be known without them."),
    ),
    "E-DESIGN-FPC": Code(
        what=text(
            "Stratum {stratum} has more PSUs in the sample ({drawn}) than in the population."
        ),
        expected=text("the number of PSUs in the population, or the fraction drawn (0–1)"),
        mend=text("Check fpc: it counts PSUs, not households, where PSUs were drawn."),
    ),
    "E-DESIGN-FPC-VARIES": Code(
        what=text("The population size differs within stratum {stratum}."),
        expected=text("one number for all rows of a stratum"),
        mend=text("Check fpc, or the column of strata."),
    ),
    "E-DESIGN-SINGLE-PSU": Code(
        what=text("{n} strata have only one PSU: {strata}. No variance can be learnt from one."),
        expected=text("two PSUs or more in every stratum"),
        mend=text(
            "Join such strata with their neighbours, or choose single_psu: certainty, centre, "
            "average or collapse."
        ),
    ),
    "E-DESIGN-ONE-PSU": Code(
        what=text("The sample has only one PSU. No variance can be learnt from one."),
        expected=text("two PSUs or more"),
        mend=text("Name the column that tells PSUs apart, or leave psu away if units were drawn."),
    ),
    "E-DESIGN-DRAW": Code(
        what=text("{n} units are to be drawn where there are {units}."),
        expected=text("no more units than the list holds, and no fewer than the least of each"),
        mend=text("Draw fewer, or join strata."),
    ),
    "E-DESIGN-DRAW-SIZE": Code(
        what=text("{n} units have no size above 0, so that they could never be drawn."),
        expected=text("a number above 0 for every unit"),
        mend=text("Fill the sizes in, or take units that nobody lives in off the list."),
    ),
    "E-DESIGN-TOTAL": Code(
        what=text(
            "{name} speaks of the size of a population, which a sample without weights or "
            "population size does not know."
        ),
        expected=text("a design with weight or fpc"),
        mend=text("Ask for shares and means, or for count(…), which counts cases of the sample."),
    ),
    "E-DESIGN-TOTALS-LACK": Code(
        what=text("Values that occur have no population total: {found}."),
        expected=text("a total for every value in the sample"),
        mend=text("Add their totals, or join these values with others first."),
    ),
    "E-DESIGN-TOTALS-STRANGE": Code(
        what=text("Population totals are given for values that do not occur: {found}."),
        expected=text("totals of values in the sample"),
        mend=text("Join these values with others: nobody in the sample can stand for them."),
    ),
    "E-DESIGN-TOTALS-RANGE": Code(
        what=text("Population totals are not above 0: {found}."),
        expected=text("numbers above 0"),
        mend=text("Correct them, or leave these rows out of the sample."),
    ),
    "E-DESIGN-TOTALS-DIFFER": Code(
        what=text("The margins speak of populations of different size: {found}."),
        expected=text("margins that add up to the same number"),
        mend=text("Take them from one source and year, or scale them to one total."),
    ),
    "E-DESIGN-RAKING": Code(
        what=text("Raking does not arrive: the margins stay {found} of the totals apart."),
        expected=text("margins that weights above 0 can meet together"),
        mend=text("Join rare values, or use fewer margins."),
    ),
    "E-DESIGN-CALIBRATION": Code(
        what=text("Weights cannot be fitted to totals: {reason}."),
        expected=text("a sample with weights or fpc, and at most {most} PSUs"),
        mend=text("Give the design its weight column, or fit the weights of the file itself."),
    ),
    "E-DESIGN-REPLICATES": Code(
        what=text("Replicates cannot be made: {reason}."),
        expected=text("at most 200,000 PSUs, named by the design if rows are more than 50,000"),
        mend=text(
            'Leave variance="taylor", which tells as much where PSUs are many; or ask for fewer '
            "estimates or replicates at once."
        ),
    ),
    "E-DESIGN-PANEL": Code(
        what=text(
            "The waves {before} and {after} have no PSU in common, so that nothing says how "
            "they go together."
        ),
        expected=text("a PSU column that names the same units in both waves"),
        mend=text(
            "Give the panel key (village, household) as psu of the design; or say "
            "independent=True if each wave is a new sample."
        ),
    ),
}
