"""Municipalities, districts and Bezirke: their names, their neighbours, the official register."""
