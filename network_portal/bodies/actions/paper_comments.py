from uuid import UUID

from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Paper, PaperComment
from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation


@transaction.atomic
def comment_on_paper(
    *, by: Actor, paper: Paper, key: UUID, organisation: Organisation | None, text: str
) -> PaperComment:
    """In the name under which the organisation sits there; without one a co-chair speaks for the Network. The same
    `key` again writes nothing: the first is answered."""
    try:
        with transaction.atomic():
            made = PaperComment.objects.create(
                paper=paper, key=key, organisation=organisation, author_id=by.user_id, text=text
            )
    except IntegrityError:
        known = PaperComment.objects.filter(key=key, paper=paper).first()
        if known is None:
            raise
        return known
    record("bodies.comment_on_paper", by=by, target=paper)
    return made
