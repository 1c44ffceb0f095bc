"""Annual meetings: editions, hosts, status, brand."""
