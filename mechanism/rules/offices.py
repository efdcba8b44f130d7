"""Whose offices run the tables that have none of their own, from the founding document of the Mechanism (2022)."""

ALL = ("secretary", "principal_delegate", "alternate_delegate")
PRINCIPALS = ("principal_delegate",)
OF_THE_TABLES = {"liaison_table": PRINCIPALS, "technical_table": ALL}
"""By the kind of a body of the whole Mechanism the offices of the four Working Tables that run it."""
