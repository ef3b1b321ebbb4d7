"""The craft of tailoring a résumé: knows no MCP, no SQL and no network."""
