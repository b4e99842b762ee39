"""The pages of a form, with formtools' wizard as their shell."""
