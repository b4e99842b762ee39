"""The addresses of organisations."""

from __future__ import annotations

from django.urls import include, path

from . import joining, people, premises, views

of_one = [
    path("", views.organisation, name="organisation"),
    path("change/", views.change, name="organisation_change"),
    path("close/", views.close, name="organisation_close"),
    path("leave/", people.leave, name="organisation_leave"),
    path("invite/", people.invite, name="organisation_invite"),
    path("invitations/<int:number>/withdraw/", people.withdraw, name="invitation_withdraw"),
    path("members/<int:number>/", people.role, name="member_role"),
    path("members/<int:number>/remove/", people.remove, name="member_remove"),
    path("properties/add/", premises.add, name="property_add"),
    path("properties/<str:property_id>/remove/", premises.remove, name="property_remove"),
]

urlpatterns = [
    path("account/organisations/", views.organisations, name="organisations"),
    path("account/organisations/add/", views.add, name="organisation_add"),
    path("account/organisations/<str:public_id>/", include(of_one)),
    path("account/invitations/<str:token>/", joining.invitation, name="invitation"),
]
