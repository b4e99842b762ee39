"""Every question and component, and the pages for when something is wrong."""

from portal.ui.gallery_address import STATES

from ..subject import Subject, register

register(
    Subject("questions empty", "/gallery/empty/"),
    Subject("questions valid", "/gallery/valid/"),
    Subject("questions missing", "/gallery/missing/", in_error=True),
    Subject("questions invalid", "/gallery/invalid/", in_error=True, in_full=True),
    Subject("one question", "/gallery/empty/contact/"),
    Subject("one question missing", "/gallery/missing/birth/", in_error=True),
    Subject("components", "/gallery/components/"),
    Subject("not found", "/nothing/is/here/", status=404),
    Subject("server error", "/oops/", status=500, bare=True),
    Subject("too often", "/too-often/", status=429),
    Subject("refused", "/refused/", status=403),
    Subject("stale form", "/stale-form/", status=403, same_title_as="refused"),
    Subject("not understood", "/not-understood/", status=400, bare=True),
)

register(
    *(
        Subject(
            f"address {state}",
            f"/gallery/address/{state}/",
            in_error=state.endswith(("missing", "invalid", "tampered")),
            is_variant=state not in ("find", "few-missing"),
        )
        for state in STATES
    )
)
