"""Who may read the reference data. Rows of the permission matrix in brackets."""

from rules.predicates import always_allow

can_read_taxonomy = always_allow  # P01, P05
