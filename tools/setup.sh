#!/usr/bin/env bash
# Builds or renews .venv from the hash-locked list. Debian ships Python without the venv module;
# then virtualenv is put into a private folder first, which needs neither root nor a system change.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Cần Python 3.11 trở lên (đang có: $("$python" --version 2>&1))." >&2
  exit 2
fi

echo "Chuẩn bị môi trường trong .venv (lần đầu mất khoảng một phút)…"
if [ ! -x .venv/bin/pip ]; then
  rm -rf .venv
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null || ! "$python" -m venv .venv; then
    rm -rf .venv
    "$python" -m pip install --quiet --target .tools --upgrade virtualenv
    PYTHONPATH=.tools "$python" -m virtualenv --quiet .venv
  fi
fi

.venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e . 2>/dev/null ||
  .venv/bin/python -m pip install --quiet --no-deps -e .
.venv/bin/python tools/compile_messages.py
touch .venv/.lock
