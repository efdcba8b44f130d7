"""Where the schemes of subregions disagree, an organisation says itself to which one it belongs."""

CHOOSING = ("BLZ", "GUY", "SUR")


def kept_subregion(chosen: str, country: str) -> str:
    """What is kept of a choice, by the three letters of the country: elsewhere the subregion follows from it."""
    return chosen if country in CHOOSING else ""
