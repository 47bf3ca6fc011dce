"""Make doccano's database and its first user. Runs in the server's environment.

`doccano createuser` takes the password on the command line, where every user of the machine can read it; here it comes
on standard input. Arguments: the name of the user. Environment: as for the server.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Migrate, make the roles, make or update the administrator."""
    import backend  # type: ignore[import-not-found]
    import django  # type: ignore[import-not-found]

    sys.path.insert(0, str(Path(backend.__file__).parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    django.setup()
    from django.contrib.auth import get_user_model  # type: ignore[import-not-found]
    from django.core import management  # type: ignore[import-not-found]
    from django.db import connection  # type: ignore[import-not-found]

    management.call_command("wait_for_db", poll_seconds=1, max_retries=20)
    if connection.vendor == "sqlite":
        # Readers and the one writer no longer shut each other out; the mode stays with the file.
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    management.call_command("migrate", verbosity=0)
    management.call_command("create_roles", verbosity=0)
    name, password = sys.argv[1], sys.stdin.readline().rstrip("\n")
    user, _ = get_user_model().objects.get_or_create(
        username=name, defaults={"is_superuser": True, "is_staff": True, "email": f"{name}@localhost"}
    )
    if not user.check_password(password):
        user.set_password(password)
        user.save()


if __name__ == "__main__":
    main()
