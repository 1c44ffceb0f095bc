"""What can be wrong with a translation, one small class a check."""
