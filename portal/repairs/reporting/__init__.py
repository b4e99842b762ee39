"""From a report that was sent to a repair: opened, checked against the housing system, merged."""
