#!/bin/sh
# Makes the wheel, and around it the bundle that Claude Desktop installs: dist/*.whl and dist/resumewright.mcpb.
# Run from the top of a checkout that is set up; another folder may be named. Needs npm, unless MCPB names the packer.
set -eu
out=${1:-dist}
mkdir -p "$out"
out=$(cd "$out" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# From a copy: a build leaves folders behind that a later one would take for its own.
mkdir "$copy/source" "$copy/bundle"
tar -cf - --exclude=__pycache__ server tools resources prompts storage tailoring pyproject.toml README.md LICENSE \
    | tar -xf - -C "$copy/source"
.venv/bin/python -m pip --disable-pip-version-check wheel --quiet --no-index --no-deps --no-build-isolation \
    --wheel-dir "$copy/bundle" "$copy/source"
cp "$copy"/bundle/*.whl "$out/"

cp server/launch/manifest.json LICENSE "$copy/bundle/"
(
    cd "$copy/bundle"
    ${MCPB:-npx -y -p node@22 -p @anthropic-ai/mcpb@2 mcpb} validate manifest.json
    ${MCPB:-npx -y -p node@22 -p @anthropic-ai/mcpb@2 mcpb} pack . "$out/resumewright.mcpb"
)
