"""Why a backup or a restore stops; what was there before is still there when it does."""


class BackupError(Exception):
    """The message says what is wrong and what to do."""
