"""A bare Django with its default middleware: what a page of each kind costs before it is ours."""

import json
import os
from typing import Any

import django
import environ
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

FOLDER = os.path.dirname(__file__)
FIXED = (b"<!doctype html><title>Fixed</title>" + b"<p>Twenty-five rows of words.</p>" * 700)[:20000]
ROWS = "SELECT code, title, status, schedule_words, status_on FROM workplan_activity ORDER BY position, id LIMIT 25"

if not settings.configured:
    settings.configure(
        SECRET_KEY="bare" * 16,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {**environ.Env().db_url("DATABASE_URL"), "CONN_MAX_AGE": 60}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [os.path.join(FOLDER, "templates")],
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
    )
    django.setup()


def _rows() -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def fixed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(FIXED)


def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "list.html", {"rows": _rows()})


def as_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse(json.dumps(_rows(), default=str), content_type="application/json")


urlpatterns = [path("fixed/", fixed), path("list/", listing), path("json/", as_json)]
application = get_wsgi_application()
