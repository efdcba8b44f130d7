"""What the Mechanism is, in words of our own; facts are those of its founding document (February 2022) and of Key
milestones and progress of the Mechanism (June 2023)."""

from django.utils.translation import gettext_lazy as _

FULL_NAME = _("Open and Permanent Dialogue Mechanism")
PURPOSE = _(
    "Here civil society and other stakeholders of Latin America and the Caribbean talk with each other, with "
    "governments and with the United Nations about migration."
)
ADVICE = _("They advise on how the Global Compact for Migration is carried out, and recommend what should change.")
WHO_STANDS_HERE = _(
    "Organisations that sit in a Working Table and chose to be seen here, each with what it chose to show."
)
PRINCIPLES = (
    (
        _("Transparency"),
        _("Everybody concerned is called, in every sector, country and subregion, and all are heard the same way."),
    ),
    (
        _("Inclusivity"),
        _("There are many ways to take part. Where room is short, taking part still changes what is done."),
    ),
    (
        _("Diversity"),
        _(
            "Nobody is discriminated against. Voices that are seldom heard get special attention: migrants themselves, "
            "their organisations, grass-roots and local groups."
        ),
    ),
    (
        _("Gender-responsiveness"),
        _("Women take an active part, and the needs of migrant women and girls count at every step."),
    ),
    (
        _("Meaningful participation"),
        _(
            "All have the same access to what prepares, follows up and reviews the Compact: in writing, as speakers, "
            "and in every discussion."
        ),
    ),
)
BRINGS = (
    (_("Calls"), _("You hear in time of meetings, consultations and events of the region.")),
    (_("Training"), _("Workshops and studies on migration and on communication.")),
    (_("A voice"), _("What your table recommends goes to the governments of the region and to others concerned.")),
    (_("A seat at the Forum"), _("The Network pledged a Forum where civil society and governments meet.")),
)
LEADS = {
    "liaison_table": _(
        "The Liaison Table coordinates the four Working Tables and speaks for them with the United Nations. Its "
        "members from the tables are also the secretariat of the Mechanism."
    ),
    "technical_table": _(
        "The Technical Table keeps the four Working Tables running, by an Annual Operational Plan. One of the four "
        "coordinates it for three months, then the next one does."
    ),
}
"""By the kind of the body."""
NOTES = {
    2: _(
        "The regional webinar of April 2022 called this table ‘Migration Governance, saving lives and sustainable "
        "reintegration’. The name here is that of June 2023, the newest."
    ),
    3: _(
        "The note on the Mechanism of June 2023 says ‘social protection’ beside objective 20. In the Compact objective "
        "20 is about remittances, and 22 is about social protection. What counts here is the number: 20."
    ),
}
"""By the number of the Working Table: where a document differs from what stands here, and what stands."""
