"""The interview: asks about gaps, and turns what the person says into a document like any other."""
