"""What reads, checks and builds the guide. Run the modules from the project's root: `python -m scripts.build`."""
