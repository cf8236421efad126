"""The stages in their order: what the commands at the top of scripts/ run."""
