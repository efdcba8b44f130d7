"""Settings of the portal, all from the environment; the README lists each one.

Without any variable set the portal runs embedded: SQLite, a filesystem broker and mails kept as files,
all below `.var/`.
"""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from kombu import Queue

from network_portal.common.production import refusals

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of house this is -------------------------------------------------------------------
PRODUCTION = env.bool("PRODUCTION", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / ".var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
DEMO_SECRET = "demonstration-only-not-a-secret-" + "x" * 32
SECRET_KEY = env.str("SECRET_KEY", default=DEMO_SECRET)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=PRODUCTION)
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=PRODUCTION)
DEVELOPMENT_PAGES = env.bool("DEVELOPMENT_PAGES", default=not PRODUCTION)
EXAMPLES_ALLOWED = not PRODUCTION  # what everybody asks who would load or offer invented data
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="contact@portal.example")
PRESS_CONTACT_EMAIL = env.str("PRESS_CONTACT_EMAIL", default=CONTACT_EMAIL)
DATA_LICENCE = env.str("DATA_LICENCE", default="CC BY 3.0 IGO")
DATA_LICENCE_URL = env.str("DATA_LICENCE_URL", default="https://creativecommons.org/licenses/by/3.0/igo/")
RESPONSIBLE_ENTITY = env.str("RESPONSIBLE_ENTITY", default="")
SUBREGION_SCHEME = env.str("SUBREGION_SCHEME", default="m49")
MEMBERSHIP_APPEAL_DAYS = env.int("MEMBERSHIP_APPEAL_DAYS", default=30)
DIALOGUES_A_YEAR = env.int("DIALOGUES_A_YEAR", default=2)
PRACTICE_REVIEWS = env.int("PRACTICE_REVIEWS", default=1)
if PRACTICE_REVIEWS not in (1, 2):
    raise ImproperlyConfigured("PRACTICE_REVIEWS is 1 or 2.")
if SUBREGION_SCHEME not in ("m49", "stakeholders", "cdcc"):
    raise ImproperlyConfigured("SUBREGION_SCHEME is m49, stakeholders or cdcc.")

if PRODUCTION:
    if SECRET_KEY == DEMO_SECRET or len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("PRODUCTION=true needs a SECRET_KEY of its own, of at least 50 characters.")
    if not SITE_URL.startswith("https://"):
        raise ImproperlyConfigured("PRODUCTION=true needs a SITE_URL that starts with https://.")
    if not REQUIRE_SECOND_FACTOR:
        raise ImproperlyConfigured("PRODUCTION=true does not start with REQUIRE_SECOND_FACTOR=false.")
    if DEVELOPMENT_PAGES or DEBUG:
        raise ImproperlyConfigured("PRODUCTION=true does not start with DEBUG or DEVELOPMENT_PAGES.")

# --- Parts ----------------------------------------------------------------------------------------
PARTS = [
    "network_portal.home",
    "network_portal.search",
    "mechanism",
    "pledges",
    "workplan",
    "network_portal.monitoring",
    "network_portal.bodies",
    "network_portal.knowledge",
    "network_portal.organisations",
    "network_portal.notifications",
    "network_portal.taxonomy",
    "network_portal.translations",
    "network_portal.accounts",
    "network_portal.audit",
    "network_portal.common",
]
INSTALLED_APPS = [
    "modeltranslation",
    *PARTS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "rules",
    "csp",
    "anymail",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "network_portal.common.middleware.security.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "network_portal.common.middleware.public_pages.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "network_portal.common.middleware.well_formed.WellFormed",
    "django.middleware.common.CommonMiddleware",
    "network_portal.common.middleware.null_origins.NullOrigins",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "network_portal.accounts.middleware.SessionLimits",
    "network_portal.accounts.middleware.ActorOfRequest",
    "network_portal.organisations.middleware.ActingOrganisation",
    "network_portal.bodies.middleware.OfficesOfActor",
    "network_portal.common.middleware.refusals.Refusals",
]
ROOT_URLCONF = "network_portal.urls"
CSRF_FAILURE_VIEW = "network_portal.common.views.refusals.csrf_failure"
WSGI_APPLICATION = "network_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "network_portal.common.context.page",
                "network_portal.organisations.context.acting",
            ],
            "builtins": [
                *(
                    f"network_portal.common.templatetags.{name}"
                    for name in ("page", "words", "blocks", "forms", "figures")
                ),
                "django.templatetags.i18n",
            ],
        },
    }
]

# --- Where things are kept ------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL would compile the board's query anew for each request: 34 of its 82 ms at 10,000 activities.
    # Figures of 100,000 pledges are counted in memory; with the 4 MB of old they would go by way of the disk.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off -c work_mem=32MB")

_database_cache = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
REDIS_URL = env.str("REDIS_URL", default="").rstrip("/")
if REDIS_URL:
    _redis_options = {"socket_timeout": 0.05, "socket_connect_timeout": 0.05}
    CACHES = {
        "default": {
            "BACKEND": "network_portal.common.caches.GuardedRedisCache",
            "LOCATION": f"{REDIS_URL}/1",
            "OPTIONS": {**_redis_options, "fallback": "database"},
        },
        "database": _database_cache,
        "pages": {
            "BACKEND": "network_portal.common.caches.GuardedRedisCache",
            "LOCATION": f"{REDIS_URL}/2",
            "OPTIONS": _redis_options,
        },
    }
else:
    CACHES = {
        "default": _database_cache,
        "pages": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 500},
        },
    }

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_IDLE_SECONDS = 2 * 3600
SESSION_IDLE_SECONDS_STAFF = 30 * 60
SESSION_IDLE_SECONDS_SHARED = 10 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 3600
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # as long as the browser is open
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Static files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "network_portal.common.bundles.BundleFinder",
]
# Files that people send: outside everything that is served by its address; only a view hands one out.
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media"))).resolve()
if any(MEDIA_ROOT.is_relative_to(Path(served).resolve()) for served in (STATIC_ROOT, *STATICFILES_DIRS)):
    raise ImproperlyConfigured("MEDIA_ROOT must not lie in a folder of static files: everybody could read them.")
# What people took back for good, so that no restored backup brings it back: better on another disk than the database.
WITHDRAWALS_FILE = Path(env.str("WITHDRAWALS_FILE", default=str(VAR_DIR / "withdrawals.jsonl")))
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": str(MEDIA_ROOT),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "network_portal.common.bundles.PortalStaticFiles"},
}

# --- People and sign-in ---------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["network_portal.accounts.backends.ConfirmedAddresses"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:dashboard"
ACCOUNT_LOGOUT_REDIRECT_URL = "home:home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "network_portal.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "network_portal.accounts.forms.people.SignUpForm",
    "login": "network_portal.accounts.forms.sign_in.LoginForm",
    "add_email": "network_portal.accounts.forms.sign_in.AddEmailForm",
    "change_password": "network_portal.accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "network_portal.accounts.forms.sign_in.SetPasswordForm",
    "reset_password": "network_portal.accounts.forms.sign_in.ResetPasswordForm",
    "reauthenticate": "network_portal.accounts.forms.sign_in.ReauthenticateForm",
}
# Limits slow an attacker and lock nobody out: failures count by address and network together (key). After
# too many of one network each address gets fewer tries from there, never none (accounts.adapters). A device on
# which the person signed in before counts apart (accounts.known_devices). allauth's own "login_failed" counts
# codes by account alone: whoever knows a password would lock out its owner (accounts.second_factor).
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": None,
    "login_failed_of_address": "10/5m/key",
    "login_failed_of_network": "100/5m/ip",
    "login_failed_in_bad_company": "3/15m/key",
    "login_failed_of_known_device": "10/5m/key",
    "second_factor_failed": "10/5m/key,30/h/key",
    "second_factor_failed_of_account": "120/h/key",
    "signup": "60/m/ip",
    "reset_password": "60/m/ip",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/m/key,6/h/key",
    "relay_of_network": "30/h/ip",
    "relay_of_writer": "5/h/key",
    "relay_to_practice": "40/d/key",
    "relay_to_organisation": "40/d/key",
    "relay_of_network_beyond": "2/d/key",
    "relay_beyond": "200/d/key",
    "relay_to_member": "40/d/key",
    "register": "5/d/key",
    "register_for_others": "60/d/key",
    "request_of_organisation": "12/d/key",
    "invite": "60/d/key",
    "invite_again": "5/d/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_FORMS = {
    "authenticate": "network_portal.accounts.forms.sign_in.AuthenticateForm",
    "reauthenticate": "network_portal.accounts.forms.sign_in.ReauthenticateCodeForm",
    "activate_totp": "network_portal.accounts.forms.sign_in.ActivateTOTPForm",
    "add_webauthn": "network_portal.accounts.forms.sign_in.AddWebAuthnForm",
    "login_webauthn": "network_portal.accounts.forms.sign_in.LoginWebAuthnForm",
    "authenticate_webauthn": "network_portal.accounts.forms.sign_in.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "network_portal.accounts.forms.sign_in.ReauthenticateWebAuthnForm",
    "edit_webauthn": "network_portal.accounts.forms.sign_in.EditWebAuthnForm",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_ADAPTER = "network_portal.accounts.adapters.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Regional Network Portal"
USERSESSIONS_ADAPTER = "network_portal.accounts.adapters.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

# --- Mail: every message goes through the outbox; the worker hands it to this backend --------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Regional Network Portal <no-reply@portal.example>")
QUIET_FROM_EMAIL = env.str("QUIET_FROM_EMAIL", default=parseaddr(DEFAULT_FROM_EMAIL)[1])
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MESSAGE_ID_DOMAIN = env.str("MESSAGE_ID_DOMAIN", default="portal.example")
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
if env.str("EMAIL_URL", default=""):
    _mail = env.email_url("EMAIL_URL")
    EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
    vars().update(_mail)
    if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
        EMAIL_BACKEND = "network_portal.notifications.backends.SmtpMailBackend"
    OUTBOX_PAGE = False
else:
    EMAIL_BACKEND = "network_portal.notifications.backends.KeptMailBackend"
    OUTBOX_PAGE = not PRODUCTION
EMAIL_TIMEOUT = 20
# A claim says 'mine' before sending begins; a lease is longer than any talk with a mail server can last.
MAIL_CLAIM_SECONDS = 60
MAIL_LEASE_SECONDS = 300
MAIL_PROOF = env.str("MAIL_PROOF", default="network_portal.notifications.proofs.kept_mails" if OUTBOX_PAGE else "")
MAIL_PROVIDER = env.str("MAIL_PROVIDER", default="")
MAIL_WEBHOOK_KEY = env.str("MAIL_WEBHOOK_KEY", default="")
DKIM_SELECTORS = env.list("DKIM_SELECTORS", default=[])
SPF_MECHANISM = env.str("SPF_MECHANISM", default="")
if PRODUCTION and EMAIL_BACKEND.endswith("KeptMailBackend"):
    raise ImproperlyConfigured("PRODUCTION=true needs EMAIL_URL, the address of the mail server.")

# --- Languages and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English"), ("pt-br", "Português"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "network_portal" / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "es"
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": ("en", "es", "pt-br", "fr"),
    "en": ("es", "pt-br", "fr"),
    "es": ("en", "pt-br", "fr"),
    "pt-br": ("es", "en", "fr"),
    "fr": ("en", "es", "pt-br"),
}
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Panama"
TIME_ZONE_WORDS = _("Panama time, UTC−5")
NETWORK_NAME = _("UN Regional Network on Migration for Latin America and the Caribbean")

# --- Jobs -----------------------------------------------------------------------------------------
_broker = VAR_DIR / "broker"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any]
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=f"{REDIS_URL}/0" if REDIS_URL else "filesystem://")
if CELERY_BROKER_URL.startswith("filesystem"):
    for _folder in (_broker / "queue", _broker / "control"):
        _folder.mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_broker / "queue"),
        "data_folder_out": str(_broker / "queue"),
        "control_folder": str(_broker / "control"),
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 900,
        "socket_timeout": 5,
        "socket_connect_timeout": 0.5,
    }
CELERY_TASK_QUEUES = [Queue("urgent"), Queue("bulk")]  # a worker takes both unless told otherwise
CELERY_TASK_DEFAULT_QUEUE = "bulk"
CELERY_TASK_ROUTES = {"network_portal.notifications.tasks.deliver_urgent": {"queue": "urgent"}}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "network_portal.notifications.recorded:SpeakingScheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

# --- Doors ----------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS_PROXY else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_MAX_BYTES = 25 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- API ------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "network_portal.common.api.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["network_portal.common.api.StrictFilters"],
    "DEFAULT_SCHEMA_CLASS": "drf_standardized_errors.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Regional Network Portal",
    "DESCRIPTION": "Public data of the UN Regional Network on Migration for Latin America and the Caribbean.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        "LanguageEnum": "django.conf.settings.LANGUAGES",
        "TextStatusEnum": "network_portal.common.languages.TEXT_STATUSES",
        "DocumentLanguageEnum": "network_portal.knowledge.models.publications.DOCUMENT_LANGUAGES",
        "FileKindEnum": "network_portal.knowledge.models.files.FILE_KINDS",
        "BodyKindEnum": "network_portal.bodies.models.bodies.Body.KINDS",
        "MeetingKindEnum": "network_portal.bodies.models.meetings.Meeting.KINDS",
        "MeetingStateEnum": "network_portal.bodies.models.meetings.Meeting.STATES",
        "OrganisationKindEnum": "network_portal.organisations.models.organisations.Organisation.KINDS",
        "ValidationErrorEnum": "drf_standardized_errors.openapi_serializers.ValidationErrorEnum.choices",
        "ClientErrorEnum": "drf_standardized_errors.openapi_serializers.ClientErrorEnum.choices",
        "ServerErrorEnum": "drf_standardized_errors.openapi_serializers.ServerErrorEnum.choices",
    },
}

# --- Logs: no tokens, no addresses of people ------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "network_portal.common.logs.WithoutSecrets",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}, "kombu.connection": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
if PRODUCTION and (_refused := refusals(globals())):
    raise ImproperlyConfigured(" ".join(_refused))
