"""Who comes for an appointment: by its code or an identity number."""
