"""The read-only API: every subject declares its part, answers and description come from that."""
