"""Dates as numbers of days, so that the engine can find the first and the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import narwhals as nw

from endogen.describing.topic import Kind, Topic
from endogen.describing.wanted import days
from endogen.survey.sample import Sample

EPOCH = datetime(1970, 1, 1)  # answers bear no time zone
DAY = 86_400
UNIT = "days since 1970-01-01"


def with_days(sample: Sample, topics: Sequence[Topic]) -> Sample:
    """The sample with one more column for each date, in days since 1 January 1970."""
    dated = [topic.name for topic in topics if topic.kind is Kind.DATE]
    if not dated:
        return sample
    made = (
        ((nw.col(name).cast(nw.Datetime("us")) - nw.lit(EPOCH)).dt.total_seconds() / DAY)
        .cast(nw.Float64)
        .alias(days(name))
        for name in dated
    )
    return Sample(
        sample.table.frame.with_columns(*made),
        sample.design,
        provenance=sample.provenance | {days(n): sample.provenance.get(n, "survey") for n in dated},
        units=sample.units | {days(name): UNIT for name in dated},
    )
