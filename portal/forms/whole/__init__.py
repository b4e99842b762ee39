"""A whole form on one page, for staff who fill it in for somebody on the telephone."""
