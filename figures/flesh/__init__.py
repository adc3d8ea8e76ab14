"""The soft parts, one file each: numbers first."""
