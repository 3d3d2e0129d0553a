"""The steps of a ticket that only some visitors take: who they are, and the help that they need."""
