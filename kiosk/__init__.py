"""The touch kiosk that issues tickets."""
