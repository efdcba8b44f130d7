"""The portal's web server with the trials' guards: `gunicorn tests.faults.web:application`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from tests.faults import guards  # noqa: E402

guards.prepare()
