"""The product's own server object on a port of this machine, with the conformance suite's fixtures mounted on it.

Its arguments are a data folder and nothing else; the address is the one line on standard output.
"""

import asyncio
import sys

from fixture_rounds import mount_rounds
from fixture_tasks import mount_tasks
from fixtures import mount

from server import notices
from server.settings import load_settings
from server.web import open_web
from server.workbench import open_workbench


async def main(home: str) -> None:
    """Serve until ended."""
    # The suite asks in quick succession, which another test is about.
    many = {"RESUMEWRIGHT_HTTP__REQUESTS_PER_MINUTE": "1000000", "RESUMEWRIGHT_HTTP__CALLS_PER_MINUTE": "1000000"}
    settings = load_settings({"RESUMEWRIGHT_HOME": home, "RESUMEWRIGHT_HTTP__AUTH": "none", **many})
    notices.SCHEMES = (*notices.SCHEMES, "test://")
    async with open_workbench(settings) as bench, open_web(bench, "127.0.0.1", 0) as web:
        mount(web.server)
        mount_rounds(web.server)
        mount_tasks(web.server)
        sys.stdout.write(f"{web.address}\n")
        sys.stdout.flush()
        await web.run()


asyncio.run(main(sys.argv[1]))
