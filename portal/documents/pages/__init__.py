"""The pages of formats: what there is of one thing, each as a file, and "We are making it"."""
