"""The invented people of the demonstration. Nothing here exists in production."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from network_portal.common import actors

PASSWORD = "only-for-the-demonstration"  # noqa: S105 - printed at every start, of invented people


SECRETARY = "secretary@example.org"
ORGANISATION_SLUG = "example-organisation"
ORGANISATION_NAMES = {
    "es": "EXAMPLE: Organización de la sociedad civil",
    "en": "EXAMPLE: Civil society organisation",
    "pt_br": "EXAMPLE: Organização da sociedade civil",
    "fr": "EXAMPLE\u00a0: Organisation de la société civile",
}


@dataclass(frozen=True)
class ExamplePerson:
    """`teams` maps slugs of organisations to the person's role there."""

    role: object
    email: str
    name: str
    language: str
    staff_role: str = ""
    teams: tuple[tuple[str, str], ...] = ()


PEOPLE = (
    ExamplePerson(
        _("Co-chair (IOM)"),
        "co-chair.iom@example.org",
        "EXAMPLE Co-chair (IOM)",
        "es",
        actors.CO_CHAIR,
        (("iom", actors.MEMBER),),
    ),
    ExamplePerson(
        _("Co-chair (ECLAC)"),
        "co-chair.eclac@example.org",
        "EXAMPLE Co-chair (ECLAC)",
        "en",
        actors.CO_CHAIR,
        (("eclac", actors.MEMBER),),
    ),
    ExamplePerson(_("Editor"), "editor@example.org", "EXAMPLE Editor", "fr", actors.EDITOR),
    ExamplePerson(_("Administrator"), "administrator@example.org", "EXAMPLE Administrator", "en", actors.ADMINISTRATOR),
    ExamplePerson(
        _("Focal point (ILO)"),
        "focal-point.ilo@example.org",
        "EXAMPLE Focal point (ILO)",
        "es",
        teams=(("ilo", actors.FOCAL_POINT),),
    ),
    ExamplePerson(
        _("Focal point (IOM and UNICEF)"),
        "focal-point.two@example.org",
        "EXAMPLE Focal point (IOM and UNICEF)",
        "pt-br",
        teams=(("iom", actors.FOCAL_POINT), ("unicef", actors.FOCAL_POINT)),
    ),
    ExamplePerson(
        _("Focal point (ECLAC)"),
        "focal-point.eclac@example.org",
        "EXAMPLE Focal point (ECLAC)",
        "en",
        teams=(("eclac", actors.FOCAL_POINT),),
    ),
    ExamplePerson(
        _("Representative of an organisation"),
        "representative@example.org",
        "EXAMPLE Representative",
        "es",
        teams=((ORGANISATION_SLUG, actors.REPRESENTATIVE),),
    ),
    ExamplePerson(
        _("Member of an organisation's team"),
        "member@example.org",
        "EXAMPLE Member",
        "pt-br",
        teams=((ORGANISATION_SLUG, actors.MEMBER),),
    ),
    ExamplePerson(
        _("Secretary of Working Table 3"),
        SECRETARY,
        "EXAMPLE Secretary",
        "es",
        teams=((ORGANISATION_SLUG, actors.MEMBER),),
    ),
    ExamplePerson(_("Registered person"), "person@example.org", "EXAMPLE Person", "es"),
)
DEMONSTRATION_SIGN_INS = [(person.role, person.email, PASSWORD) for person in PEOPLE]
