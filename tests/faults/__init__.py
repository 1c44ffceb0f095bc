"""What breaks around the site, really broken: it says so, keeps all whole, and goes on."""
