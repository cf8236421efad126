"""What is looked after once the site is built: what is published, and what changes outside."""
