"""The speed of forms and cases, each figure beside another of the same run."""
