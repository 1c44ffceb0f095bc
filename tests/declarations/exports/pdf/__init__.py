"""PDF files of declarations: what they declare, how they are tagged, what can be read back."""
