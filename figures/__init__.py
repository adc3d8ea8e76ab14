"""The mannequin: makes the body map and the position pictures. A tool; the product never imports it."""
