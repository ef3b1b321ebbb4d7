"""Start the program with its own folders first on the import path.

A checkout keeps `server/`, `tools/` and the rest above this package; a wheel carries them inside it, so that no
name as general as `tools` reaches site-packages.
"""

import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    here = Path(__file__).resolve().parent
    home = here if (here / "server").is_dir() else here.parents[1]
    sys.path.insert(0, str(home))
    from server.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
