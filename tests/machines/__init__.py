"""The site on several machines behind a balancer, each a real server in production settings."""
