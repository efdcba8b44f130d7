"""What the parts that hold nothing about people keep instead."""

from network_portal.common.registry import NotPersonal, declare

NOT_HELD = (
    NotPersonal("the portal's own pages", ("home.PageText.*",)),
    NotPersonal(
        "reference data with their sources; a public contact is an office's",
        (
            "taxonomy.*",
            "taxonomy.Country.name",
            "taxonomy.CountryFact.contact",
            "taxonomy.GuidingPrinciple.name",
            "taxonomy.ObjectiveGroup.name",
            "taxonomy.Workstream.name",
        ),
    ),
    NotPersonal("copies of public texts, for the search", ("search.*",)),
)


def register() -> None:
    declare("home", (), NOT_HELD)
