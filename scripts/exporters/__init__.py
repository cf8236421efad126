"""What is made from the built pages. Each exporter is a module with `build(site, catalogue)`, and knows no Markdown."""
