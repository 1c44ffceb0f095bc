"""Follow docs/operating.md in an empty Debian 12, command by command: make operating-trial.

Needs root, debootstrap and util-linux, on a machine that reaches Debian and the package index. The
root lies in a temporary folder; everything runs in namespaces that end with the trial, mounts and
servers with them.

No systemd runs there, so two commands are stand-ins: `systemctl` (systemctl.py) starts what a
unit's ExecStart says, as its user and with its environment, and PostgreSQL, which Debian would
start by itself, is started once its package is there. The address of `git clone` leads to this
repository, as it is committed.
"""
