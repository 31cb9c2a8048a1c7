#!/bin/sh
# Write the locked versions: what runs, what builds, what develops.
set -e
cd "$(dirname "$0")/.."
compile() {
    python_bin=.venv/bin/python
    "$python_bin" -m uv pip compile --upgrade --quiet --universal --python-version 3.11 \
        --no-emit-index-url --no-emit-find-links --no-header "$@"
}
printf 'hatchling>=1.27\nbabel>=2.18\neditables>=0.5\n' | compile - --output-file requirements/build.txt
compile pyproject.toml --output-file requirements/run.txt
compile pyproject.toml --all-extras --group dev \
    --constraint requirements/run.txt --constraint requirements/build.txt \
    --output-file requirements/dev.txt
