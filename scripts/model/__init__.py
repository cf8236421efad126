"""The sources as objects: pages from docs/, what all languages share from data/."""
