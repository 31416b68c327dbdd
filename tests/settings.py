"""Settings of the test suite: fast hashing, files in a throwaway folder, a fixed legal day."""

import os
import tempfile

os.environ.setdefault("SAOLANG_DATA_DIR", tempfile.mkdtemp(prefix="saolang-test-"))
os.environ.setdefault("SAOLANG_SECRET_KEY", "only-for-tests")

# Playwright keeps an event loop in the thread of the tests; Django then takes every query for one inside async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from saolang.settings import *  # noqa: F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TODAY = "2026-11-22"
STYLE_PAGE = True
PUBLIC_RATE = 0
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if "pool" in DATABASES["default"].get("OPTIONS", {}):  # noqa: F405
    del DATABASES["default"]["OPTIONS"]["pool"]  # noqa: F405
INSTALLED_APPS = [*INSTALLED_APPS, "tests.support"]  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file: threads of a test share no connection, as in real life.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # noqa: F405
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
