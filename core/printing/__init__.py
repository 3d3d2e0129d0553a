"""The ticket on paper: document, raster, ESC/POS, printer status."""
