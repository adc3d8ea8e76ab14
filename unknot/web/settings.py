"""Django's settings. Everything that differs between machines comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from unknot.store.database import data_folder, database_settings
from unknot.web.secret import secret_key

FOLDER = Path(__file__).parent
DATA = data_folder(os.environ)

SECRET_KEY = secret_key(os.environ, DATA)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("UNKNOT_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in os.environ.get("UNKNOT_HOSTS", "").split()]

PAIRING_CODE = os.environ.get("UNKNOT_PAIRING_CODE", "")  # asked of other devices; "": this machine alone

INSTALLED_APPS = ["django.contrib.staticfiles", "unknot.store", "unknot.web"]
MIDDLEWARE = [
    "unknot.web.headers.security_headers",
    "django.middleware.gzip.GZipMiddleware",  # outside of the next, so that scripts, styles and figures are small too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "unknot.web.origin.known_host",
    "unknot.web.pairing.paired_only",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "unknot.web.faults.plain_faults",
    "unknot.web.origin.own_origin",
]
ROOT_URLCONF = "unknot.web.urls"
WSGI_APPLICATION = "unknot.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [FOLDER / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "unknot.web.frame.frame"],
            "builtins": ["unknot.web.templatetags.words"],
        },
    }
]
DATABASES = database_settings(os.environ, DATA)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"

STATIC_URL = "static/"
STATICFILES_DIRS = [FOLDER / "static", ("body", FOLDER.parent / "knowledge" / "body")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# A complaint is a few sentences, a session's log some kilobytes: more than this is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "unknot.web.faults.form_too_old"
X_FRAME_OPTIONS = "DENY"

# Health data never goes into a log line: requests are not logged, and faults are logged without their data.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "django.security": {"handlers": ["stderr"], "propagate": False, "level": "ERROR"},
        "unknot": {"handlers": ["stderr"], "level": "INFO"},
    },
}
