"""Starts, wires and exposes everything."""
