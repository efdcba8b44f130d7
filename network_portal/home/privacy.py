"""What the portal holds about people, what for, and for how long: the table of the privacy page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Kept:
    """`field` is what is held, `purpose` why, `until` when it ends."""

    field: str
    purpose: str
    until: str


def kept_data() -> list[Kept]:
    return [
        Kept(
            _("Your e-mail address"),
            _("You sign in with it, and messages reach you there."),
            _("Until you erase your account. An account that is never confirmed ends after 7 days."),
        ),
        Kept(
            _("Your name, if you gave one"),
            _("People of your organisation and the co-chairs see who did what."),
            _("Until you change it or erase your account."),
        ),
        Kept(_("The language of your messages"), _("We write to you in it."), _("Until you erase your account.")),
        Kept(
            _("Your password (as an irreversible hash), second factor and recovery codes"),
            _("They keep others out of your account."),
            _("Until you change them or erase your account."),
        ),
        Kept(
            _("Your sessions: when and from which network address and browser you signed in"),
            _("You can see and end them; a session that stands idle ends by itself."),
            _("Twelve hours at most, or until you sign out."),
        ),
        Kept(
            _("Your roles, and the teams of organisations to which you belong"),
            _("They decide what you may see and do."),
            _("Until you erase your account."),
        ),
        Kept(
            _("Offices that you hold or held in a Working Table or another body: which, for whom and when"),
            _("The body knows who speaks for it."),
            _("Until you erase your account; that the office was held stays, without your name."),
        ),
        Kept(
            _("Invitations to a team: the e-mail address and who invited"),
            _("The person invited can join."),
            _("Until the invitation is accepted, taken back or over."),
        ),
        Kept(
            _("Messages sent to you"),
            _("We can show that a message left, and send it again if it failed."),
            _("Their text, their subject and your address 30 days; links in them are never kept."),
        ),
        Kept(
            _("Whether messages to you arrived, as far as the mail provider tells: when, and why not"),
            _("The co-chairs see when an address does not work. Nobody records whether you open a mail."),
            _("30 days, or until you erase your account."),
        ),
        Kept(
            _("Which mails you do not want"),
            _("We do not send them."),
            _("Until you change it or erase your account."),
        ),
        Kept(
            _("Requests for news that you sent: your name and your words"),
            _("The organisation asked knows who asks, and what for."),
            _("Until you erase your account; the words stay with the activity, without your name."),
        ),
        Kept(
            _("Files that you sent beside an update: who sent them, and whom the document names as its author"),
            _("You can replace a document before it becomes known who wrote it."),
            _("The names until the update is accepted or the file removed; who sent it until you erase your account."),
        ),
        Kept(
            _("Practices that you wrote and reviews that you gave: your words, and that they are yours"),
            _("The organisation and those who decide know whom to ask."),
            _("Until you erase your account; the words stay with the practice, without your name."),
        ),
        Kept(
            _("Publications that you wrote, sent files for or decided on, and whom a document names as its author"),
            _("The organisation and those who decide know whom to ask."),
            _(
                "The names in a document until it is published; that it was you until you erase your account. The "
                "publication stays."
            ),
        ),
        Kept(
            _("Clearances that you opened, and what you answered for your agency"),
            _("The members and the co-chairs read which agency said what; that it was you stands in the record alone."),
            _("Until you erase your account; the record stays for ever, without your name."),
        ),
        Kept(
            _("A message that you wrote to the people of a practice: your name, e-mail address and words"),
            _("It is passed on to them, and they answer you themselves."),
            _("30 days, in the list of mails sent; those who received it keep it as any e-mail."),
        ),
        Kept(
            _("What you told of your organisation's copy of a practice, and what you decided on others'"),
            _("Those who decide know whom to ask, and you are written to."),
            _("Until you erase your account; the words stay with the practice, without your name, until withdrawn."),
        ),
        Kept(
            _("Pledges that you wrote or decided on: that it was you, and a co-chair's comment"),
            _("Your organisation and the co-chairs know whom to ask while a pledge is written and read."),
            _("Until you erase your account; the words stay with the organisation, without your name."),
        ),
        Kept(
            _("The file beside a pledge: who sent it, and whom the document names as its author"),
            _("You can replace a document before it becomes known who wrote it."),
            _(
                "The names until the pledge is published or the file removed; who sent it until you erase your "
                "account. The file of a published pledge stays public with it."
            ),
        ),
        Kept(
            _("Files of pledges to be imported: who sent them and who confirmed"),
            _("Another co-chair sees whose file waits."),
            _("The file a day at most while it waits; who sent it until you erase your account."),
        ),
        Kept(
            _("What you did: the verb, what it was done to, and when"),
            _("Changes to public facts can be traced."),
            _("Five years, by a number instead of your name once your account is erased."),
        ),
    ]
