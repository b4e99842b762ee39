"""Who is calling: the address, taken from the last proxy that we ourselves run."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the client, for limits only: never for a log or a record.

    Each proxy adds the address that called it to the right of X-Forwarded-For, and a client may
    write anything to the left. So with ``TRUSTED_PROXY_COUNT`` proxies of our own, the entry that
    far from the right is the client's. With fewer entries, the request did not come through them
    all, and only the connection itself is believed.
    """
    connected: str = request.META.get("REMOTE_ADDR", "")
    count: int = settings.TRUSTED_PROXY_COUNT
    if not count:
        return connected
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    hops = [hop for hop in hops if hop]
    return hops[-count] if len(hops) >= count else connected
