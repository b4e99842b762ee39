from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's own app for users, with our views."""

    user_viewset = "portal.accounts.users.UserViewSet"
    group_viewset = "portal.accounts.group_rights.GroupViewSet"
