"""A second oracle: sample sizes, allocations and weights' design effects from svy (PyPI).

Run by hand in an environment that has svy; the project does not depend on it.
"""

from __future__ import annotations

import csv
from importlib.metadata import version

import polars as pl
import svy

rows: list[tuple[str, str, str]] = []


def put(what: str, value: float, **arguments: object) -> None:
    said = ";".join(f"{k}={v}" for k, v in arguments.items())
    rows.append((what, said, repr(float(value))))


for p, margin in ((0.5, 0.05), (0.2, 0.03), (0.9, 0.02)):
    size = svy.SampleSize().estimate_prop(p, margin)
    put("size_share", size.to_polars()["n"][0], p=p, margin=margin)
for sigma, margin in ((10, 1), (2500, 300)):
    size = svy.SampleSize().estimate_mean(sigma, margin)
    put("size_mean", size.to_polars()["n"][0], sd=sigma, margin=margin)
for weights in ([1, 1, 2, 2], [1.5, 3, 0.5, 8, 2]):
    frame = pl.DataFrame({"w": [float(w) for w in weights]})
    put("kish", svy.Sample(frame, svy.Design(wgt="w")).deff_w, w=" ".join(map(str, weights)))
sizes = {"a": 394, "b": 461, "c": 391, "d": 334, "e": 169, "f": 113, "g": 148}
spread = {"a": 8.3, "b": 13.3, "c": 15.1, "d": 19.8, "e": 24.5, "f": 26.0, "g": 35.2}
for method, more in (("proportional", {}), ("neyman", {"sigma": spread})):
    for one in svy.SampleSize().allocate(100, pop_size=sizes, method=method, **more).allocation:
        put("allocation", one.n, how=method, stratum=one.stratum)

with open("expected_svy.csv", "w", newline="", encoding="utf-8") as file:
    csv.writer(file, lineterminator="\n").writerows([("what", "arguments", "value"), *rows])
with open("SESSION_svy.txt", "w", encoding="utf-8") as file:
    file.write(f"svy {version('svy')}\n")
