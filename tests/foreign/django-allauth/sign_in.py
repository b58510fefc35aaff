"""Signs somebody in by django-allauth's Microsoft provider, whose path Improvado's redirect URI names. Unmodified: the host of
Microsoft's sign-in and that of Graph are settings of its own.

sign_in.py HOST TENANT CLIENT_ID CLIENT_SECRET: prints what allauth made of the person, as JSON.
"""

import json
import sys
from urllib.parse import urlsplit

import django
from django.conf import settings

HOST, TENANT, CLIENT_ID, CLIENT_SECRET = sys.argv[1:]

settings.configure(
    ALLOWED_HOSTS=["analytics.contoso.com"],
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    ACCOUNT_EMAIL_VERIFICATION="none",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.microsoft",
    ],
    LOGIN_REDIRECT_URL="/in",
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    ROOT_URLCONF="urls",
    SECRET_KEY="of this test alone",
    SOCIALACCOUNT_PROVIDERS={
        "microsoft": {
            "APPS": [
                {
                    "client_id": CLIENT_ID,
                    "secret": CLIENT_SECRET,
                    "settings": {"tenant": TENANT, "login_url": HOST, "graph_url": HOST},
                }
            ],
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
)
django.setup()

import requests
from allauth.socialaccount.models import SocialAccount
from django.core.management import call_command
from django.test import Client

call_command("migrate", verbosity=0)
# The first token makes a key, which can take longer than allauth waits for it.
requests.get(f"{HOST}/{TENANT}/discovery/v2.0/keys", timeout=120)
browser = Client(headers={"host": "analytics.contoso.com"})
asked = browser.post("/api/dts/v2/allauth/microsoft/login/", secure=True)
assert asked.status_code == 302, asked.content
# The practice tenant signs in whoever it was told to: no page comes between.
answered = requests.get(asked["Location"], allow_redirects=False, timeout=30)
assert answered.status_code == 302, answered.text
landed = urlsplit(answered.headers["Location"])
back = browser.get(f"{landed.path}?{landed.query}", secure=True)
assert back.status_code == 302 and back["Location"] == "/in", (back.status_code, back.content)
account = SocialAccount.objects.get()
print(json.dumps({"uid": account.uid, "email": account.user.email, "profile": account.extra_data}))
