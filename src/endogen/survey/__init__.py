"""Samples, estimates and their uncertainty."""
