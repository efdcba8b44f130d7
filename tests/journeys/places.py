"""Every page that a person can open, as whom, and in which states: empty, filled, in error."""

from dataclasses import dataclass

CO_CHAIR = "co-chair.iom@example.org"
EDITOR = "editor@example.org"
ADMINISTRATOR = "administrator@example.org"
FOCAL_POINT = "focal-point.ilo@example.org"
FOCAL_POINT_OF_TWO = "focal-point.two@example.org"
CO_CHAIR_OF_ECLAC = "co-chair.eclac@example.org"
PERSON = "person@example.org"


@dataclass(frozen=True)
class Place:
    """`path` after the language, with what the examples know in braces (`known` in `test_pages.py`); `who` is the
    address that signs in; `fails` sends its form as it stands.

    `seen_elsewhere`: another place or journey of the default suite shows the same template, so that this one
    waits for the whole grid.
    """

    path: str
    who: str = ""
    fails: bool = False
    status: int = 200
    seen_elsewhere: bool = False

    def __str__(self) -> str:
        return f"{self.path or 'home'}{' in error' if self.fails else ''}"


REAL, NOW = "work-plan/2023-2024/", "work-plan/{now}/"
PLACES = (
    Place(""),
    Place("objectives/"),
    Place("objectives/8/"),
    Place("objectives/2/", seen_elsewhere=True),
    Place("search/"),
    Place("search/?text=tr%C3%A1fico"),
    Place("search/?text=oim&kind=activities&page=2", seen_elsewhere=True),
    Place("search/?text=xyzxyz", seen_elsewhere=True),
    Place("nothing-here/", status=404),
    Place("pages/about/"),
    Place("pages/privacy/"),
    Place("pages/accessibility/"),
    Place("pages/take-part/", seen_elsewhere=True),
    Place("pages/about/", EDITOR, seen_elsewhere=True),
    Place("manage/pages/", EDITOR),
    Place("manage/pages/privacy/fr/", EDITOR, seen_elsewhere=True),
    Place("manage/pages/privacy/fr/", EDITOR, fails=True),
    Place("practices/"),
    Place("practices/?level=national&text=nothing", seen_elsewhere=True),
    Place("practices/sao-paulo-municipal-council-of-immigrants/"),
    Place("practices/example-una-ventanilla-para-todos-los-tramites/", CO_CHAIR),
    Place("practices/example-una-ventanilla-para-todos-los-tramites/unpublish/", CO_CHAIR, fails=True),
    Place("practices/calls/"),
    Place("practices/calls/new/", CO_CHAIR, fails=True),
    Place("practices/copies/", CO_CHAIR),
    Place("practices/example-una-ventanilla-para-todos-los-tramites/copied/", FOCAL_POINT, fails=True),
    Place("practices/example-una-ventanilla-para-todos-los-tramites/hub/", CO_CHAIR),
    Place("practices/submit/", FOCAL_POINT),
    Place("practices/review/", CO_CHAIR),
    Place("practices/review/{practice}/", CO_CHAIR, fails=True),
    Place("practices/submissions/{practice}/", CO_CHAIR),
    Place("work-plan/"),
    Place(REAL),
    Place(REAL + "?status=cancelled&objective=2", seen_elsewhere=True),
    Place(NOW),
    Place(NOW + "?status=delayed", seen_elsewhere=True),
    Place(REAL + "activities/B1.1/"),
    Place(REAL + "activities/T1.1/", seen_elsewhere=True),
    Place(NOW + "activities/B1.4/"),
    Place(NOW + "activities/B3.3/", seen_elsewhere=True),
    Place("work-plan/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW, CO_CHAIR),
    Place(NOW + "board/", CO_CHAIR),
    Place(NOW + "board/?show=late", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "board/", FOCAL_POINT),
    Place(REAL + "board/", EDITOR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/", CO_CHAIR),
    Place(NOW + "activities/B1.4/status/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/status/", CO_CHAIR, fails=True),
    Place(NOW + "activities/B1.4/ask/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/edit/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/retire/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/deliverables/19/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/B1.4/deliverables/19/", CO_CHAIR, fails=True),
    Place(NOW + "activities/new/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "activities/new/", CO_CHAIR, fails=True),
    Place(NOW + "calendar/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "priorities/T1/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "priorities/new/", CO_CHAIR),
    Place(NOW + "close/", CO_CHAIR, seen_elsewhere=True),
    Place(NOW + "next/", CO_CHAIR, seen_elsewhere=True),
    Place("work-plan/new/", CO_CHAIR, seen_elsewhere=True),
    Place("work-plan/new/", CO_CHAIR, fails=True),
    Place(NOW + "import/", CO_CHAIR),
    Place("rounds/", CO_CHAIR),
    Place("rounds/", FOCAL_POINT, seen_elsewhere=True),
    Place("rounds/{round}/", CO_CHAIR),
    Place("rounds/{round}/", FOCAL_POINT),
    Place("rounds/{round}/sheet/", CO_CHAIR, seen_elsewhere=True),
    Place("rounds/{round}/nudge/", CO_CHAIR, seen_elsewhere=True),
    Place("rounds/{round}/days/", CO_CHAIR, seen_elsewhere=True),
    Place("rounds/{round}/reopen/", CO_CHAIR, fails=True),
    Place("rounds/{round}/organisations/iom/", FOCAL_POINT_OF_TWO),
    Place("rounds/{round}/organisations/iom/", CO_CHAIR_OF_ECLAC, seen_elsewhere=True),
    Place("rounds/{round}/organisations/ilo/", FOCAL_POINT),
    Place("rounds/{round}/summary/", CO_CHAIR),
    Place("rounds/{round}/organisations/ilo/links/", CO_CHAIR),
    Place("rounds/{round}/organisations/ilo/hand-over/{duty}/", FOCAL_POINT),
    Place("rounds/{round}/organisations/iom/hand-over/{team_duty}/", FOCAL_POINT_OF_TWO, fails=True),
    Place("rounds/{round}/organisations/ilo/file/", FOCAL_POINT, fails=True),
    Place("rounds/{round}/organisations/ilo/paragraph/{copied}/", FOCAL_POINT, fails=True),
    Place("rounds/news/", FOCAL_POINT),
    Place("rounds/news/", CO_CHAIR, seen_elsewhere=True),
    Place("rounds/news/{subject}/", FOCAL_POINT, fails=True),
    Place("rounds/choices/", CO_CHAIR),
    Place("rounds/choices/ilo/", FOCAL_POINT),
    Place("updates/{token}/", seen_elsewhere=True),
    Place("updates/{token}/not-me/"),
    Place("updates/{token}/hand-over/{duty}/", seen_elsewhere=True),
    Place("updates/{token}/paragraph/{copied}/", seen_elsewhere=True),
    Place("updates/nothing/", status=404),
    Place("pledges/"),
    Place("pledges/?text=nothing-here", seen_elsewhere=True),
    Place("pledges/", CO_CHAIR, seen_elsewhere=True),
    Place("pledges/figures/"),
    Place("pledges/{pledge}/"),
    Place("pledges/{pledge}/activity/", CO_CHAIR),
    Place("pledges/new/", FOCAL_POINT, fails=True),
    Place("pledges/submissions/{submission}/", CO_CHAIR),
    Place("pledges/submissions/{submission}/about/", CO_CHAIR),
    Place("pledges/submissions/{submission}/text/", CO_CHAIR, seen_elsewhere=True),
    Place("pledges/submissions/{submission}/who/", CO_CHAIR, seen_elsewhere=True),
    Place("pledges/submissions/{submission}/objectives-and-countries/", CO_CHAIR, seen_elsewhere=True),
    Place("pledges/submissions/{submission}/attachment/", CO_CHAIR, fails=True),
    Place("pledges/review/", CO_CHAIR),
    Place("pledges/review/{waiting}/", CO_CHAIR),
    Place("pledges/import/", CO_CHAIR, fails=True),
    Place("dashboard/", CO_CHAIR),
    Place("dashboard/", PERSON, seen_elsewhere=True),
    Place("dashboard/", FOCAL_POINT),
    Place("accounts/login/", seen_elsewhere=True),
    Place("accounts/login/", fails=True),
    Place("accounts/signup/", seen_elsewhere=True),
    Place("accounts/signup/", fails=True),
    Place("accounts/password/reset/", seen_elsewhere=True),
    Place("accounts/password/reset/", fails=True),
    Place("accounts/password/reset/done/"),
    Place("accounts/confirm-email/"),
    Place("accounts/", PERSON),
    Place("accounts/", CO_CHAIR, seen_elsewhere=True),
    Place("accounts/erase/", PERSON),
    Place("accounts/email/", PERSON),
    Place("accounts/password/change/", PERSON, seen_elsewhere=True),
    Place("accounts/password/change/", PERSON, fails=True),
    Place("accounts/logout/", PERSON),
    Place("accounts/2fa/", PERSON),
    Place("accounts/2fa/totp/activate/", PERSON, seen_elsewhere=True),
    Place("accounts/2fa/totp/activate/", PERSON, fails=True),
    Place("accounts/2fa/webauthn/", PERSON),
    Place("accounts/2fa/webauthn/add/", PERSON),
    Place("accounts/sessions/", PERSON),
    Place("accounts/roles/", CO_CHAIR),
    Place("accounts/people/", ADMINISTRATOR),
    Place("accounts/organisations/ilo/", FOCAL_POINT),
    Place("manage/", CO_CHAIR),
    Place("manage/messages/", CO_CHAIR),
    Place("manage/outbox/"),
    Place("manage/previews/"),
    Place("gallery/"),
)
