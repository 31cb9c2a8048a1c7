"""The population that samples are drawn from, and what is true of it.

57,867 households in 133 enumeration areas, a synthetic census of the World Bank (World Bank
(2023), Synthetic Data for Household Surveys and Census, https://doi.org/10.48529/78M1-AE09,
under its terms for synthetic microdata), as the Python package `svy` carries it.  None of
its rows is kept here.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

SLUG = "hld_pop_wb_2023"
LINE = 2_000
"""The fixed poverty line, in the currency of the census, per head and year."""
GROUPS = 18
"""Into how many groups of neighbouring households each enumeration area is parted."""

Floats = npt.NDArray[np.float64]
DEPRIVATIONS = ("no_electricity", "no_water", "no_toilet", "crowded", "food_heavy")
UNSAFE_WATER = (
    "Cart with small tank",
    "River/dam/lake/ponds/stream/canal/irrig",
    "Tanker truck",
    "Unprotected spring",
    "Unprotected well",
)
UNSAFE_TOILET = ("No facility/bush/field", "Other", "Pit latrine without slab/open pit")


@cache
def population() -> pl.DataFrame:
    """One row a household: where it lives, what it spends, what it lacks."""
    import svy

    census = svy.datasets.load(SLUG, source="bundled")
    place = pl.int_range(pl.len()).over("ea") * GROUPS // pl.len().over("ea")
    made = census.select(
        stratum=pl.col("geo1") + " " + pl.col("urbrur"),
        ea=pl.col("ea"),
        group=pl.col("ea") * 100 + place,
        urban=(pl.col("urbrur") == "Urban").cast(pl.Int8),
        large=(pl.col("hhsize") >= 5).cast(pl.Int8),
        size=pl.col("hhsize"),
        rooms=pl.col("rooms"),
        spending=pl.col("pc_exp"),
        food=pl.col("tot_food"),
        all_spending=pl.col("tot_exp"),
        food_per_head=pl.col("tot_food") / pl.col("hhsize"),
        food_share=pl.col("share_food"),
        electricity=(pl.col("electricity") == "Yes").cast(pl.Int8),
        tanker=(pl.col("water") == "Tanker truck").cast(pl.Int8),
        no_electricity=(pl.col("electricity") == "No").cast(pl.Int8),
        no_water=pl.col("water").is_in(UNSAFE_WATER).cast(pl.Int8),
        no_toilet=pl.col("toilet").is_in(UNSAFE_TOILET).cast(pl.Int8),
        crowded=(pl.col("hhsize") > 2 * pl.col("rooms")).cast(pl.Int8),
        food_heavy=(pl.col("share_food") > 0.5).cast(pl.Int8),
    )
    return made.sort("stratum", "ea", "group", maintain_order=True)


def closed_forms() -> dict[str, float]:
    """What is true, by formulas of textbooks that share no line with endogen."""
    frame = population()
    x = np.sort(frame["spending"].to_numpy())
    n = x.size
    place = np.arange(1, n + 1)
    gap = np.maximum(LINE - x, 0) / LINE
    lacks = frame.select(DEPRIVATIONS).to_numpy().mean(axis=1)
    return {
        "mean": float(x.sum() / n),
        "fgt0": int((x < LINE).sum()) / n,
        "fgt1": float(gap.mean()),
        "fgt2": float((gap**2).mean()),
        "gini": float((2 * place - n - 1) @ x / (n * x.sum())),
        "concentration": _concentration(frame),
        "median": float(x[int(np.ceil(0.5 * n)) - 1]),
        "p95": float(x[int(np.ceil(0.95 * n)) - 1]),
        "arpr": int((x < 0.6 * x[int(np.ceil(0.5 * n)) - 1]).sum()) / n,
        "partial": _partial(frame),
        "m0": float(np.where(lacks > 0.4 - 1e-9, lacks, 0.0).mean()),
        "qsr": _quintile_shares(x),
    }


def _concentration(frame: pl.DataFrame) -> float:
    """Twice the covariance of a benefit and the fractional rank, over its mean."""
    rank = (frame["spending"].rank("average").to_numpy() - 0.5) / frame.height
    benefit = frame["electricity"].to_numpy().astype(float)
    return float(2 * np.cov(benefit, rank, ddof=0)[0, 1] / benefit.mean())


def _partial(frame: pl.DataFrame) -> float:
    """The correlation of what least squares leaves of both columns."""
    held = np.column_stack([np.ones(frame.height), frame["size"], frame["urban"]]).astype(float)
    pair = frame.select("spending", "rooms").to_numpy().astype(float)
    left = pair - held @ np.linalg.lstsq(held, pair, rcond=None)[0]
    return float(np.corrcoef(left.T)[0, 1])


def _quintile_shares(x: Floats) -> float:
    n = x.size
    low, high = x[int(np.ceil(0.2 * n)) - 1], x[int(np.ceil(0.8 * n)) - 1]
    return float(x[x > high].sum() / x[x <= low].sum())
