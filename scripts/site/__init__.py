"""The built site as objects: the only reader of the markup that MARKUP.md promises."""
