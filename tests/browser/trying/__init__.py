"""An app for the served tests only: it registers the journeys that have everything in them."""
