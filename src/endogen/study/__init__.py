"""The nouns of a study: questions, roles, codebook, parameters, the study file; no I/O."""
