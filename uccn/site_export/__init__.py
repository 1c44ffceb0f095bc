"""The public site as files that open from a disk, without a server, for an archive to keep."""
