from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from tests.common.templatetags.rendering import rendered


def test_the_breadcrumb_starts_at_home_and_ends_where_one_is() -> None:
    shown = rendered("{% breadcrumb %}", breadcrumb=[("Work plan", "/en/work-plan/"), ("2023-2024", "")])
    assert '<a href="/en/">Home</a>' in shown
    assert '<span aria-current="page">2023-2024</span>' in shown


def test_a_page_without_breadcrumb_has_none() -> None:
    assert "crumbs" not in rendered("{% breadcrumb %}")


def test_messages_leave_the_session_of_a_newcomer_unopened() -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    setattr(request, "_messages", SessionStorage(request))
    assert rendered("{% page_messages as all %}{{ all|length }}", request=request) == "0"
    assert not request.session.accessed
