# `make demo` and `make test` do all their own set-up; `make help` lists the rest.
PY := .venv/bin/python
RUN := .venv/bin/resumewright

.PHONY: help demo test check bench peers bundle lock clean

help:
	@echo "make demo   tailor the bundled résumé to the bundled ad into build/demo/"
	@echo "make test   run every test"
	@echo "make check  lint, types, import direction, packaging and tests"
	@echo "make bench  measure worth, speed and size"
	@echo "make peers  prove the MCP face with other people's programs, from the npm and Python registries"
	@echo "make bundle the wheel and the Claude Desktop bundle, into dist/"
	@echo "make lock   renew requirements.lock from pyproject.toml"

demo: .venv/.ready
	@$(RUN) demo --out build/demo

test: .venv/.ready
	@$(PY) -m pytest

check: .venv/.ready
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	.venv/bin/lint-imports
	$(PY) -m pytest

bench: .venv/.ready
	@$(RUN) eval bench

peers: .venv/.ready
	@$(PY) -W error tests/peers/run.py $(PARTS)

bundle: .venv/.ready
	@sh server/launch/bundle.sh

.venv/.ready: pyproject.toml requirements.lock server/launch/setup.sh
	@sh server/launch/setup.sh
	@touch $@

# Addresses never enter the lock: every package is named by its hashes alone.
lock: .venv/.ready
	$(PY) -m pip install --quiet uv
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock

clean:
	rm -rf .venv build dist *.egg-info
