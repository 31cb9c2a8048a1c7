"""What households know, want and do about the programmes."""

from __future__ import annotations

import narwhals as nw

from endogen.chapters.derived.making import Derived, about, flag, number, total
from endogen.i18n import Label
from endogen.study.codebook import Codebook
from endogen.study.study import Study

WANTS = 4  # on the five points of willingness, 4 and 5 mean "wants to take part"
POINTS = 5
OFFICIAL = ("cadre", "assembly")
COMPONENTS = ("cognition", "wants", "participation", "consistent")


def breadth(codebook: Codebook, _study: Study) -> list[Derived]:
    """In how many programmes a household is, and how much it knows of them on average."""
    made = []
    takes = list(codebook.family("participation").values())
    if takes:
        label = Label("programmes taken part in", "参与的措施数")
        made.append(number("breadth", label, total(takes), takes, "programmes"))
    knows = list(codebook.family("cognition").values())
    if knows:
        label = Label("mean cognition of the programmes", "各项措施平均认知")
        made.append(number("cognition-mean", label, total(knows) / len(knows), knows, "points"))
    return made


def official(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who hears of the programmes from cadres or the assembly, and from nobody else."""
    channels = codebook.family("channel")
    office = [channels[name] for name in OFFICIAL if name in channels]
    if len(office) < len(OFFICIAL):
        return []
    every = list(channels.values())
    hears = total(office) > 0
    return [
        flag(
            "official-channel",
            Label("hears from cadres or the assembly", "通过干部或村民大会了解"),
            hears,
            office,
        ),
        flag(
            "only-official",
            Label("hears from cadres or the assembly alone", "只通过干部或村民大会了解"),
            hears & (total(office) == total(every)),
            every,
        ),
    ]


def wants(codebook: Codebook, _study: Study) -> list[Derived]:
    """Who wants to take part: 4 or 5 of five points of willingness."""
    return [
        flag(
            f"wants:{name}",
            about("wants", "愿意", f"willingness:{name}"),
            nw.col(v.name) >= WANTS,
            [v],
        )
        for name, v in codebook.family("willingness").items()
    ]


def consistent(codebook: Codebook, _study: Study) -> list[Derived]:
    """Whether wish and deed agree."""
    takes = codebook.family("participation")
    return [
        flag(
            f"consistent:{name}",
            about("wish and deed agree", "意愿与行为一致", f"participation:{name}"),
            nw.col(wish.name) == nw.col(takes[name].name),
            [wish, takes[name]],
        )
        for name, wish in codebook.family("wants").items()
        if name in takes
    ]


def degree(codebook: Codebook, study: Study) -> list[Derived]:
    """The targeting degree of a household: the weighted mean of its four components, 0–1.

    Cognition is carried to 0–1 as (points − 1)/4; the other three are 0/1.  The weights
    are the study's (equal unless it says otherwise) and sum to one.
    """
    families = [codebook.family(family) for family in COMPONENTS]
    made = []
    for name in families[0]:
        if not all(name in family for family in families):
            continue
        parts = [family[name] for family in families]
        known = (nw.col(parts[0].name) - 1) / (POINTS - 1)
        components = [known, *(nw.col(v.name) for v in parts[1:])]
        score: nw.Expr = nw.lit(0.0)
        for weight, component in zip(study.report.degree_weights, components, strict=True):
            score = score + weight * component
        known_label = about("cognition, 0–1", "认知（0–1）", f"cognition:{name}")
        degree_label = about("targeting degree", "瞄准度", f"participation:{name}")
        made.append(number(f"known:{name}", known_label, known, parts[:1], "share"))
        made.append(number(f"degree:{name}", degree_label, score, parts, "share"))
    return made
