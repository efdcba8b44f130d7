#!/bin/sh
# Installs a hashed requirements file into .venv, which it makes if need be. Uses uv where there is one.
set -eu
requirements=$1
python=${PYTHON3:-python3}

has_uv() { uv --version >/dev/null 2>&1; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "The portal needs Python 3.11 or newer as '$python' (on Debian 12: apt install python3 python3-venv)." >&2
    exit 1
fi

if [ ! -x .venv/bin/python ]; then
    echo "Making .venv ..."
    if has_uv; then
        uv venv --quiet --python "$python" .venv
    elif ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "The virtual environment could not be made: install python3-venv (apt install python3-venv)." >&2
        exit 1
    fi
fi

echo "Installing $requirements ..."
if has_uv; then
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$requirements"
else
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
fi
