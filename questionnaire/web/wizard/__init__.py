"""The ten steps: nine pages of questions and the check of all answers."""
