"""After a visit: is it fixed, did nobody come, has it got worse. What the tenant says counts."""
