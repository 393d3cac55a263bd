# One entry for every chore. `just` lists them; `pip install rust-just` brings the command where it is missing.

python := ".venv/bin/python"

_default:
    @just --list --unsorted

# Make the environment with everything that development needs.
setup:
    python3 -m venv .venv
    .venv/bin/pip install --quiet --constraint constraints.txt --editable '.[dev]'

# Chat with the sample collection in the terminal.
run *arguments:
    {{python}} -m bot chat {{arguments}}

# Run the tests, or those that are named.
test *arguments="-n auto --dist loadfile":
    {{python}} -m pytest {{arguments}}

# Look for faults of style; `just format` mends most.
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .

# Mend what can be mended without thinking.
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# Check the types.
types:
    .venv/bin/mypy

# All that a change has to pass.
check: lint types test

# How well the sample's questions are answered, or those of another set on the index in DATA.
eval questions="tests/data/questions.jsonl" data=".venv/eval":
    {{python}} -m bot reindex corpus --data {{data}}
    {{python}} -m bot eval {{questions}} --data {{data}} --misses

# Precision and recall of speech boundaries, titles and headings on the labelled files.
structure:
    {{python}} -m tests.benchmarks.structure

# Time the stages of a question; other benchmarks are modules of tests/benchmarks.
bench *arguments:
    {{python}} -m tests.benchmarks.stages {{arguments}}

# Inject faults into real processes and print what came of each; `--short` takes minutes, the whole run hours.
faults *arguments:
    {{python}} -m tests.faults {{arguments}}

# The share of lines that the tests run.
cov:
    .venv/bin/coverage run -m pytest -n auto --dist loadfile
    .venv/bin/coverage combine
    .venv/bin/coverage report --show-missing

# Hypothesis with many more examples, and new ones each time.
properties:
    HYPOTHESIS_PROFILE=long {{python}} -m pytest -m hypothesis -n auto

# The tests with the oldest versions that pyproject.toml allows, in an environment of its own; needs uv.
lowest *arguments="-n auto --dist loadfile":
    uv venv --quiet --clear .venv/lowest
    uv pip install --quiet --python .venv/lowest --resolution lowest-direct --editable '.[dev]'
    .venv/lowest/bin/python -m pytest {{arguments}}

# Write the newest versions that pyproject.toml allows, for every Python and extra, into constraints.txt; needs uv.
pins:
    uv pip compile --quiet --universal --upgrade --all-extras --python-version 3.11 pyproject.toml \
        --no-header --no-annotate --no-emit-index-url --no-emit-package pip --output-file constraints.txt

# A dry run of a release: version and changelog agree, known holes in dependencies, the sdist, the wheel and what they
# are made of; CONTRIBUTING.md says what is left to do by hand.
release:
    .ci/release
