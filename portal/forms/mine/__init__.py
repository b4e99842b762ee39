"""Forms of somebody who has signed in: to finish, to be sent for themselves or for another."""
