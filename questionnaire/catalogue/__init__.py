"""The schema of the content: questions, lessons with their actions, and the words of each part of a plan."""
