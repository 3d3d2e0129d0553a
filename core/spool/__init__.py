"""What a kiosk keeps on its own disk for the time without the database."""
