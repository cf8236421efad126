"""All that knows MkDocs or Material for MkDocs, and goes with them."""
