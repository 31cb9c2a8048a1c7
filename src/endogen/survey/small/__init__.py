"""Small-sample statistics: arrays in, frozen results out, nothing known of frames.

========================  ===============================================================
`exact`                   binomial and 2 × 2: Clopper–Pearson, Wilson, Fisher with mid-p,
                          Newcombe, McNemar
`ordinal`                 Cliff's delta with interval, Mann–Whitney exact under ties
`numeric`                 Welch, studentised permutation, Hodges–Lehmann, equivalence
`association`             partial correlation: p, interval, Freedman–Lane permutation
`agreement`               percent agreement and Cohen's kappa
`multiplicity`            Holm and Benjamini–Hochberg
`power`                   minimal detectable effects
`rounding`                half away from zero, as SPSS prints
`draws`                   the seeded random subsets and orders that permutation tests share
========================  ===============================================================

A quantity that is not defined (an empty group, no variation) is NaN, never an exception:
whoever asks knows the variable's name and says why.
"""
