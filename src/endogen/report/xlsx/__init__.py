"""The report as an Excel workbook: one sheet a table, numbers as numbers."""

from __future__ import annotations
