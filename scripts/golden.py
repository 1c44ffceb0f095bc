"""Write the files against which exports are compared; look at what changed before you commit it."""

import os

import django


def main():
    """Write every file, and name those that changed."""
    django.setup()
    from tests.declarations.exports.goldens import goldens

    for path, data in goldens():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            print(path)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    main()
