"""What readers are told of words that are easily taken for others; the glossary's own notes are for translators."""

from django.utils.translation import gettext_lazy as _

NOTES = {
    "smuggling": _(
        "Smuggling means to help somebody, for profit, to enter a country irregularly. It is called “tráfico” in"
        " Spanish and “trafic” in French: it is not trafficking in persons."
    ),
    "trafficking": _(
        "Trafficking in persons means to exploit somebody by force or deceit. It is called “trata” in Spanish, “traite”"
        " in French and “tráfico de pessoas” in Portuguese."
    ),
    "gcr": _("This is another compact: pledges on refugees belong there, not here."),
    "pledge": _("Here a pledge is what somebody commits to do for the Global Compact. It is voluntary."),
    "missing_migrants": _("It does not mean enforced disappearance."),
    "return": _("It means that migrants go back to their country."),
    "biennial": _("It means every two years, not twice a year."),
    "good_practice": _("It means what somebody did, with what result, and what others can copy of it."),
}
"""By the key of a term."""
