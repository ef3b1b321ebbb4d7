"""Proves the MCP face with other people's programs: `run.py [conformance inspector clients packaging conversation]`.

They come from the npm and Python registries into a folder outside the checkout (RESUMEWRIGHT_PEERS). What a registry
does not give is skipped and said so; exit code 1 when anything that ran did not pass.
"""

import importlib
import shutil
import sys
import time

from ground import GROUND, Row

PARTS = {
    "conformance": "conformance",
    "inspector": "inspection",
    "clients": "clients_proof",
    "packaging": "bundles",
    "conversation": "conversation",
}


def main(chosen: list[str]) -> int:
    """Run the chosen parts, all where none is named."""
    unknown = [name for name in chosen if name not in PARTS]
    if unknown or not shutil.which("npm"):
        sys.stderr.write(f"Unknown: {unknown}. Known: {', '.join(PARTS)}.\n" if unknown else "npm is needed.\n")
        return 2
    GROUND.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    began = time.monotonic()
    for name in chosen or PARTS:
        for row in importlib.import_module(PARTS[name]).prove():
            rows.append(row)
            _tell(row)
    bad, skipped = sum(not row.good for row in rows), sum(bool(row.skipped) for row in rows)
    took = time.monotonic() - began
    sys.stdout.write(f"\n{len(rows)} proofs, {bad} not passed, {skipped} skipped, {took:.0f} s\n")
    return int(bad > 0)


def _tell(row: Row) -> None:
    mark = "skip" if row.skipped else "ok" if row.good else "FAIL"
    count = "" if row.skipped else f"{row.passed}/{row.total}"
    sys.stdout.write(f"{mark:4} {row.what:52} {count:>9}  {row.skipped or row.note}\n")
    sys.stdout.flush()


sys.exit(main(sys.argv[1:]))
