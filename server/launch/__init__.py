"""How the installed package starts it."""
