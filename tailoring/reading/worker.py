"""The program of the reading process: documents are read here, away from everything worth protecting.

Started by its file's path (see sandbox.py) with the module search path and the memory limit as arguments. Frames are
four bytes of length, then contents. A request is a frame of JSON and a frame with the file's bytes; it is answered by
an empty frame as soon as it is taken on, then by a frame of JSON.
"""

import json
import os
import struct
import sys
from typing import IO, Any

LENGTH = struct.Struct(">I")


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame's contents, or None at the stream's end."""
    header = stream.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(header)
    contents = stream.read(length)
    return contents if len(contents) == length else None


def write_frame(stream: IO[bytes], contents: bytes) -> None:
    """Writes a frame and sends it off."""
    stream.write(LENGTH.pack(len(contents)))
    stream.write(contents)
    stream.flush()


def limit_memory(megabytes: int) -> None:
    """Bounds the address space of this process where the system can."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, megabytes * 1_000_000))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # macOS does not take RLIMIT_AS; the time limits still hold there
        return


def limit_time(seconds: float) -> None:
    """Lets this process use at most so much more processor time; the system ends it then."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 1, hard))


def answer(request: dict[str, Any], data: bytes) -> bytes:
    """The document as JSON, or the error that the person is to see."""
    from tailoring.errors import UserError
    from tailoring.reading.documents import read_document
    from tailoring.reading.limits import Limits

    limits = Limits.model_validate(request["limits"])
    limit_time(limits.seconds)
    try:
        document = read_document(data, request["name"], limits, relayed=request["relayed"])
    except UserError as error:
        return json.dumps({"code": error.code, "problem": error.problem, "mend": error.mend}).encode()
    except MemoryError:
        return b'{"code": "out_of_memory"}'
    return b'{"document": ' + document.model_dump_json().encode() + b"}"


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answers requests until there are no more."""
    while (frame := read_frame(requests)) is not None:
        request: dict[str, Any] = json.loads(frame)
        data = read_frame(requests)
        if data is None:
            return
        write_frame(answers, b"")  # taken on: should this process end now, the file is the reason
        write_frame(answers, answer(request, data))


def own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, taken away, so that nothing a library prints can get between the frames."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return requests, answers


def main() -> None:
    """Serves on its own pipes."""
    sys.path[:] = json.loads(sys.argv[1])
    requests, answers = own_pipes()
    limit_memory(int(sys.argv[2]))
    serve(requests, answers)


if __name__ == "__main__":
    main()
