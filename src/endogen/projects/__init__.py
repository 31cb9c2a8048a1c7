"""What can be computed of projects: finance, stability, linkage, concentration of payers.

Everything is computed on what is stated.  Ranges stay ranges, what is not stated stays
missing, and nothing here is an estimate with sampling error.
"""
