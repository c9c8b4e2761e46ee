"""Pages of the village's office; the public ones are in `public`."""
