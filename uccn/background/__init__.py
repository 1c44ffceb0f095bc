"""Work that nobody waits for: asked for at a commit, done by ``manage.py work``, never lost."""
