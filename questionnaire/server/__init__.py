"""How requests reach the application: gunicorn, with a loop for whoever is slow."""
