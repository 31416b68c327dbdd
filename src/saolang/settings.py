"""Settings: one file in sections, safe defaults, everything from the environment.

Nothing needs to be set for the embedded default (SQLite and files in one folder, see `SAOLANG_DATA_DIR`).
"""

import os
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

import saolang.core.logs

env = environ.Env()
PACKAGE = Path(__file__).parent

# --- Where things are ---------------------------------------------------------------------------------
DATA_DIR = Path(env("SAOLANG_DATA_DIR", default="data")).resolve()
PUBLIC_URL = env("SAOLANG_PUBLIC_URL", default="http://localhost:8000").rstrip("/")


def _secret_key() -> str:
    """The key of the environment, else one made at first start and kept in the data folder (mode 600)."""
    if given := env("SAOLANG_SECRET_KEY", default=""):
        return str(given)
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        # Web and worker may start at once: the file appears whole, and the first of them wins.
        with NamedTemporaryFile("w", dir=DATA_DIR, encoding="ascii") as made, suppress(FileExistsError):
            made.write(secrets.token_urlsafe(64))
            made.flush()
            os.link(made.name, path)
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()
DEBUG = env.bool("SAOLANG_DEBUG", default=False)
ALLOWED_HOSTS = env.list("SAOLANG_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# A page of the buyer is often opened by a phone on the same network: the printed address is always allowed.
ALLOWED_HOSTS.append(PUBLIC_URL.split("//")[-1].split("/")[0].rsplit(":", 1)[0])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL, *env.list("SAOLANG_ORIGINS", default=[])]
# /kieu-mau: every component in every state, for those who build pages.
STYLE_PAGE = env.bool("SAOLANG_STYLE_PAGE", default=DEBUG)

# --- Rooms, in the order of DESIGN section 2 ------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "csp",
    "django_structlog",
    "saolang.core",
    "saolang.territory",
    "saolang.people",
    "saolang.papers",
    "saolang.producers",
    "saolang.certificates",
    "saolang.dossiers",
    "saolang.councils",
    "saolang.programme",
    "saolang.web.ui",
    "saolang.web.account",
    "saolang.web.producer",
    "saolang.web.office",
    "saolang.web.public",
    "saolang.api",
]
MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "saolang.web.middleware.DeviceRights",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "saolang.web.middleware.CleanInput",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "saolang.web.middleware.ActingMembership",
]
ROOT_URLCONF = "saolang.urls"
WSGI_APPLICATION = "saolang.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "saolang.web.context.house",
            ],
            "builtins": [
                "saolang.web.tags",
                "saolang.web.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "saolang.web.ui.forms.Renderer"

# --- Data -----------------------------------------------------------------------------------------------
_database = env("SAOLANG_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'saolang.sqlite3'}")
if not _database.startswith(("postgres://", "postgresql://", "sqlite://")):
    raise ImproperlyConfigured("SAOLANG_DATABASE_URL phải bắt đầu bằng postgres:// hoặc sqlite:///")
DATABASES = {"default": env.db_url_config(_database)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    _options = DATABASES["default"].setdefault("OPTIONS", {})
    _options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}  # seconds until a lost database is told
    # Compiling a query of many joins takes seconds, running it milliseconds; a URL with ?options= decides otherwise.
    _options.setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache_url("SAOLANG_CACHE_URL", default="locmemcache://"),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
STORAGE_URL = env("SAOLANG_STORAGE_URL", default=f"file://{DATA_DIR / 'files'}")
EVIDENCE_MAX_BYTES = env.int("SAOLANG_EVIDENCE_MAX_BYTES", default=50 * 1024 * 1024)

_files = STORAGE_URL.removeprefix("file://")
if STORAGE_URL.startswith("s3://"):
    _bucket = STORAGE_URL.removeprefix("s3://").strip("/")
    _s3 = {"BACKEND": "storages.backends.s3.S3Storage"}
    STORAGES = {
        "private": {**_s3, "OPTIONS": {"bucket_name": _bucket, "location": "private"}},
        "public": {**_s3, "OPTIONS": {"bucket_name": _bucket, "location": "public"}},
    }
elif "://" in _files:
    raise ImproperlyConfigured("SAOLANG_STORAGE_URL phải là một thư mục hoặc s3://TÊN_KHO")
else:
    STORAGES = {
        name: {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": f"{_files}/{name}"}}
        for name in ("private", "public")
    }
STORAGES["default"] = STORAGES["private"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Language and time ------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale", PACKAGE / "web" / "account" / "allauth_words"]
FORMAT_MODULE_PATH = ["saolang.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
# The legal day, for tests and demonstrations only ("2026-11-22"); empty means the real one.
TODAY = env("SAOLANG_TODAY", default="")
try:
    date.fromisoformat(TODAY or "2026-01-01")
except ValueError as _problem:
    raise ImproperlyConfigured("SAOLANG_TODAY phải là một ngày như 2026-11-22") from _problem

# --- Accounts ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/viec/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "saolang.web.account.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
SMS_GATEWAY = env("SAOLANG_SMS_GATEWAY", default="")
ACCOUNT_FORMS = {"signup": "saolang.web.account.forms.SignupForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Many officers have no e-mail address here; their second step must not depend on one.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Sao Làng"
# Single sign-on of an agency: JSON of one OpenID Connect provider with provider_id, name, client_id, secret and
# settings.server_url.
_oidc = env.json("SAOLANG_OIDC", default=None)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_oidc]}} if _oidc else {}
if _oidc:
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
SOCIALACCOUNT_ONLY = False
EMAIL_BACKEND = env("SAOLANG_EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "mail"
if _smtp := env("SAOLANG_EMAIL_URL", default=""):
    globals().update(env.email_url_config(_smtp))
DEFAULT_FROM_EMAIL = env("SAOLANG_EMAIL_FROM", default="Sao Làng <khong-tra-loi@localhost>")

# --- Safety -----------------------------------------------------------------------------------------------
_https = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
_behind_proxy = env.bool("SAOLANG_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _behind_proxy else None
# Whose address counts for the limits of signing in: behind our proxy the one it added, not its own.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _behind_proxy else 0
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# Requests per minute and address on pages that anyone may ask; 0 switches off (a proxy may do it).
PUBLIC_RATE = env.int("SAOLANG_PUBLIC_RATE", default=120)

# --- Static files and logs ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
DJANGO_STRUCTLOG_COMMAND_LOGGING_ENABLED = False
LOGGING = saolang.core.logs.configure(level=env("SAOLANG_LOG_LEVEL", default="INFO"))
