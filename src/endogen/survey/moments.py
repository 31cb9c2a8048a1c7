"""The variance when PSUs are too many to leave the engine: sums within strata only.

The rows (or PSU totals) of each influence are centred in the engine on their mean in their
stratum and domain, which the first pass has told already, and only then squared: what is
added up is small, and nothing cancels.  Products that a contrast needs are asked for when
it needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from endogen.errors import DesignError
from endogen.i18n import Words, text
from endogen.survey.engine import collect, lend
from endogen.survey.expressions import Floats, number
from endogen.survey.groups import grouped, places, sum_by
from endogen.survey.lazy_pass import Frame, LazyPass, by_order, vector_of
from endogen.survey.strata import Index, Units
from endogen.survey.sums import Covariance, Influence, Key
from endogen.survey.variance import multipliers


class ManyPsuPass(LazyPass):
    """A pass over a sample whose PSUs are too many to leave the engine."""

    def covariance(self, influences: Sequence[Influence]) -> Covariance:
        """By sums within strata."""
        return StratumMoments(self, influences)

    def units(self) -> Units:
        """None that could be weighed one by one."""
        reason = text("the PSUs are too many to leave the engine")
        raise DesignError("E-DESIGN-REPLICATES", reason=reason)


@dataclass(frozen=True, slots=True)
class Products:
    """Of two centred influences, over the PSUs that are in both domains, by cell.

    Attributes
    ----------
    both, first, second : array
        Σ ab, Σ a, Σ b.
    n : array
        How many PSUs.
    """

    both: Floats
    first: Floats
    second: Floats
    n: Floats


class StratumMoments:
    """Covariances from sums within strata.

    Parameters
    ----------
    passed : LazyPass
        Its cells are strata by domains.
    influences : sequence of Influence
        Domain by domain, the same indicators in each.
    """

    def __init__(self, passed: LazyPass, influences: Sequence[Influence]) -> None:
        self.passed, self.influences = passed, influences
        self.strata = passed.rows.strata if passed.rows.design else None
        if self.strata is not None:
            self._scale, self._overall = multipliers(self.strata)
        self.size = len(influences) // max(len(passed.groups), 1)
        self.clustered = bool(passed.rows.design.psu)
        cells = passed.cells
        self.n = cells["psus" if self.clustered else "rows"]
        self.means = np.zeros((self.n.size, self.size))
        self.cells = places(passed.domain, len(passed.groups))
        for place, one in enumerate(influences):
            here = self.cells[one.domain]
            for key, slope in one.slopes.items():
                total = cells[passed.terms[key]][here]
                self.means[here, place % self.size] += slope * total / self.n[here]
        self._orders = [
            {f"z{mine[0] % self.size}": [influences[i] for i in mine] for mine in ranks}
            for ranks in by_order(influences)
        ]
        self._rank_means()
        self.merged: Index = passed.rows.strata.merged[passed.stratum]
        self._own: dict[tuple[int, int], Floats] = {}
        self._across: dict[tuple[int, int], dict[tuple[int, int], Products]] = {}
        self._ask_products([(k, k) for k in range(self.size)])

    def _rank_means(self) -> None:
        for members in self._orders:
            frame = self.passed.influences(self.passed.frame, members)
            sums = {z: nw.col(z).sum() for z in members}
            found = collect(frame.group_by("h", *self.passed.by).agg(**sums))
            cells = self._cells(found)
            for z in members:
                self.means[cells, int(z[1:])] = found[z] / self.n[cells]

    def _cells(self, found: dict[str, Any]) -> list[int]:
        """Which of the cells each row of a result by stratum and domain is."""
        keys = ["h", *self.passed.by]
        known = zip(*(self.passed.cells[key].tolist() for key in keys), strict=True)
        place = {cell: i for i, cell in enumerate(known)}
        return [place[cell] for cell in zip(*(found[key].tolist() for key in keys), strict=True)]

    def _centred(self, wanted: Sequence[int]) -> Frame:
        """Rows, or PSU totals, with ``z0 z1 …`` less their means in stratum and domain."""
        passed = self.passed
        frame = passed.frame.join(self._lent(wanted), on=["h", *passed.by], how="inner")
        ranked: set[str] = set()
        for members in self._orders:
            here = {z: mine for z, mine in members.items() if int(z[1:]) in wanted}
            frame = passed.influences(frame, here) if here else frame
            ranked |= set(here)
        made: dict[str, nw.Expr] = {}
        for k in wanted:
            if f"z{k}" in ranked:
                continue
            z: nw.Expr = nw.lit(0.0)
            for key, name in self._terms(k).items():
                base, expression = key
                term = nw.col(passed.bases[base]) * number(expression, passed.rows.algebra)
                z = z + nw.coalesce(term * nw.col(f"s{k}_{name}"), nw.lit(0.0))
            made[f"z{k}"] = z
        frame = frame.with_columns(**made) if made else frame
        if self.clustered:
            sums = {f"z{k}": nw.col(f"z{k}").sum() for k in wanted}
            sums |= {f"m{k}": nw.col(f"m{k}").max() for k in wanted}
            frame = frame.group_by("h", "p", *passed.by).agg(**sums)
        return frame.with_columns(**{f"z{k}": nw.col(f"z{k}") - nw.col(f"m{k}") for k in wanted})

    def _terms(self, k: int) -> dict[Key, str]:
        """The terms of one indicator, in any domain."""
        keys = dict.fromkeys(key for one in self.influences[k :: self.size] for key in one.slopes)
        return {key: self.passed.terms[key] for key in keys}

    def _lent(self, wanted: Sequence[int]) -> Frame:
        """Gradients by domain and means by cell, in the engine."""
        passed = self.passed
        table = {name: passed.cells[name] for name in ("h", *passed.by)}
        for k in wanted:
            table[f"m{k}"] = self.means[:, k]
            for key, name in self._terms(k).items():
                mine = self.influences[k :: self.size]
                by_domain = np.array([one.slopes.get(key, 0.0) for one in mine])
                table[f"s{k}_{name}"] = by_domain[passed.domain]
        return lend(table, passed.frame)

    def error(self, _i: int) -> Words:
        """Nothing beside: linearised standard errors are what rows have by default."""
        return ""

    def shared(self, i: int, j: int) -> int:
        """How many PSUs have rows in the domains of both estimates."""
        (d, k), (e, m) = divmod(i, self.size), divmod(j, self.size)
        if d == e:
            return int(self.n[self.cells[d]].sum())
        return int(self._shared(d, k, e, m).n.sum())

    def _ask_products(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Σ over the PSUs of each cell, for pairs of indicators in the same domain."""
        if not self.n.size:
            return
        frame = self._centred(sorted({k for pair in pairs for k in pair}))
        sums = {f"q{k}_{m}": (nw.col(f"z{k}") * nw.col(f"z{m}")).sum() for k, m in pairs}
        found = collect(frame.group_by("h", *self.passed.by).agg(**sums))
        cells = self._cells(found)
        for k, m in pairs:
            own = np.zeros(self.n.size)
            own[cells] = found[f"q{k}_{m}"]
            self._own[k, m] = own

    def _ask_across(self, k: int, m: int) -> dict[tuple[int, int], Products]:
        """Σ over the PSUs that lie in two domains, for every pair of domains they lie in."""
        by = self.passed.by
        frame = self._centred(sorted({k, m}))
        other = {name: f"o{name}" for name in by}
        left = frame.select("h", "p", *by, a=nw.col(f"z{k}"))
        right = frame.select("h", "p", *(nw.col(n).alias(o) for n, o in other.items()),
                             b=nw.col(f"z{m}"))  # fmt: skip
        pairs = left.join(right, on=["h", "p"], how="inner").group_by("h", *by, *other.values())
        found = collect(
            pairs.agg(
                both=(nw.col("a") * nw.col("b")).sum(),
                first=nw.col("a").sum(),
                second=nw.col("b").sum(),
                n=nw.len(),
            )
        )
        return self._merged_products(found, (k, m), (by, list(other.values())))

    def _merged_products(
        self, found: dict[str, Any], pair: tuple[int, int], names: tuple[list[str], list[str]]
    ) -> dict[tuple[int, int], Products]:
        """Centre on the means of strata that were joined, and add up by those."""
        stratum = self.passed.rows.stratum_index(found["h"])
        merged = self.passed.rows.strata.merged[stratum]
        domains, shifts = [], []
        for k, columns in zip(pair, names, strict=True):
            groups, index = grouped([vector_of(found[name]) for name in columns], stratum.size)
            known = np.array([self.passed.groups.index(group) for group in groups], dtype=np.intp)
            domains.append(known[index])
            shifts.append(self._shift(stratum, domains[-1], k))
        a, b = shifts
        both, first, second, n = (found[name] for name in ("both", "first", "second", "n"))
        moved = (both + a * second + b * first + n * a * b, first + n * a, second + n * b, n)
        made = {}
        for d, e in {(int(d), int(e)) for d, e in zip(*domains, strict=True)}:
            here = (domains[0] == d) & (domains[1] == e)
            made[d, e] = Products(*(sum_by(merged[here], x[here], self._strata) for x in moved))
        return made

    def _shift(self, stratum: Index, domain: Index, k: int) -> Floats:
        """How far the mean of a stratum lies from that of the strata it was joined with."""
        cells = zip(self.passed.stratum.tolist(), self.passed.domain.tolist(), strict=True)
        place = {cell: i for i, cell in enumerate(cells)}
        means = [self._spread(d, k)[1] for d in range(len(self.passed.groups))]
        return np.array(
            [
                self.means[place[h, d], k] - means[d][self.passed.rows.strata.merged[h]]
                for h, d in zip(stratum.tolist(), domain.tolist(), strict=True)
            ]
        )

    @property
    def _strata(self) -> int:
        return self.passed.rows.strata.psus.size

    def of(self, i: int, j: int) -> float:
        """The covariance of estimates i and j."""
        (d, k), (e, m) = divmod(i, self.size), divmod(j, self.size)
        strata = self._strata
        shared = self._shared(d, k, e, m)
        n_a, mean_a, centre_a = self._spread(d, k)
        n_b, mean_b, centre_b = self._spread(e, m)
        if self.strata is None:  # influences that sum to zero, about zero
            centre_a = centre_b = np.zeros(strata)
        a, b = mean_a - centre_a, mean_b - centre_b
        square = shared.both + a * shared.second + b * shared.first + shared.n * a * b
        # PSUs in one domain only stand at minus the centre in the other.
        square += -centre_b * (n_a * a - shared.first - shared.n * a)
        square += -centre_a * (n_b * b - shared.second - shared.n * b)
        if self.strata is None:
            return float(square.sum())
        square += (self.strata.psus - n_a - n_b + shared.n) * centre_a * centre_b
        return float((self._scale * square).sum()) * self._overall

    def _spread(self, d: int, k: int) -> tuple[Floats, Floats, Floats]:
        """By stratum: PSUs in the domain, their mean, and the mean of all PSUs."""
        here = self.cells[d]
        n = sum_by(self.merged[here], self.n[here], self._strata)
        z = sum_by(self.merged[here], self.n[here] * self.means[here, k], self._strata)
        psus = self.passed.rows.strata.psus
        mean = np.divide(z, n, out=np.zeros_like(z), where=n > 0)
        centre = z / psus
        if self.passed.rows.strata.single_psu == "centre":
            centre = np.where(psus == 1, z.sum() / psus.sum(), centre)
        return n, mean, centre

    def _shared(self, d: int, k: int, e: int, m: int) -> Products:
        """Over the PSUs in both domains, centred on the mean of each domain in the stratum."""
        strata = self._strata
        if d != e:
            nothing = np.zeros(strata)
            if not self.clustered:  # a row is in one group only
                return Products(nothing, nothing, nothing, nothing)
            if (k, m) not in self._across:
                self._across[k, m] = self._ask_across(k, m)
            return self._across[k, m].get((d, e), Products(nothing, nothing, nothing, nothing))
        pair = (min(k, m), max(k, m))
        if pair not in self._own:
            self._ask_products([pair])
        here = self.cells[d]
        n, mean_a, _ = self._spread(d, k)
        _, mean_b, _ = self._spread(d, m)
        # Strata that were joined: from the mean of each to the mean of all.
        a = self.means[here, k] - mean_a[self.merged[here]]
        b = self.means[here, m] - mean_b[self.merged[here]]
        both = self._own[pair][here] + self.n[here] * a * b
        return Products(
            sum_by(self.merged[here], both, strata), np.zeros(strata), np.zeros(strata), n
        )
