"""What reads, checks and builds the guide: commands here, stages in the folders below (CONTRIBUTING.md)."""
