"""Where Improvado has django-allauth."""

from django.urls import include, path

urlpatterns = [path("api/dts/v2/allauth/", include("allauth.urls"))]
