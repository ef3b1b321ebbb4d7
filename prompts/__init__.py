"""MCP prompts and the templates given to model providers."""
