"""Appointments: the week's times, booking, and the list of who comes."""
