"""The report as a Word document: real tables, headings and fields that can be edited on."""

from __future__ import annotations
