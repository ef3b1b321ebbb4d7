#!/bin/sh
# Makes .venv with the locked dependencies and the `resumewright` command. Run from the top of a checkout.
# System packages are installed only where that needs no question: as root, or by Homebrew on macOS.
set -eu
say() { printf '%s\n' "$*" >&2; }

python=""
for candidate in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 \
        && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done

may_apt() { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; }
apt_ready=""
apt_install() {
    if [ -z "$apt_ready" ]; then
        apt-get update -qq >/dev/null 2>&1 || say "apt-get update failed; trying with the lists at hand."
        apt_ready=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

if [ -z "$python" ]; then
    may_apt && apt_install python3 python3-venv && python=python3
    "${python:-false}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
        say "Python 3.11 or newer was not found. Install it (Debian: apt install python3 python3-venv) and run make again."
        exit 1
    }
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    { may_apt && { apt_install "python$version-venv" || apt_install python3-venv; }; } || {
        say "This Python cannot make virtual environments. Run: sudo apt install python3-venv, then make again."
        exit 1
    }
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# Compiled once here: the first run is then as quick as the second, even where Python is told to write no caches.
.venv/bin/python -m compileall -q server tools resources prompts storage tailoring

pango() { .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1; }
subset() { [ "$(uname)" != Linux ] || ldconfig -p 2>/dev/null | grep -q libharfbuzz-subset || [ -e /usr/lib/libharfbuzz-subset.so.0 ]; }
if ! pango || ! subset; then
    if may_apt; then
        apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || say "Pango could not be installed."
    elif [ "$(uname)" = Darwin ] && command -v brew >/dev/null 2>&1; then
        brew install --quiet pango >/dev/null 2>&1 || say "Pango could not be installed."
    fi
fi
pango || say "Pango is missing: PDFs are made with Typst (one theme). For the others: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
