"""What is not stated of a project and would have to be known."""

from __future__ import annotations

from endogen.i18n import Words, text
from endogen.projects.sums import capital, each_year
from endogen.study.project import Project

ASKED: dict[str, Words] = {
    "capital": text("capital"),
    "promised": text("what the contract promises a year"),
    "by_year": text("what was paid in each year"),
    "term": text("term"),
    "principal": text("what becomes of the principal"),
    "households": text("number of households that benefit"),
    "division": text("who receives what is paid"),
    "clauses": text("written contract, vote, shared risk, share of profit"),
}


def unstated(project: Project) -> list[str]:
    """The keys of `ASKED` that nothing states."""
    paid = project.lines("paid", "wages")
    known = {
        "capital": capital(project) is not None,
        "promised": bool(project.lines("promised")),
        "by_year": bool(each_year(paid)),
        "term": project.term is not None,
        "principal": bool(project.principal),
        "households": project.households is not None,
        "division": any(m.party == "households" for m in paid),
        "clauses": {"written", "vote", "risk_shared", "profit_share"} <= set(project.clauses),
    }
    return [key for key in ASKED if not known[key]]
