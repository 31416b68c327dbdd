#!/usr/bin/env bash
# Runs a command with SAOLANG_DATABASE_URL pointing at a PostgreSQL of its own: made, started, stopped and removed here.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$bin" ]; then
  echo "Không có PostgreSQL trên máy này." >&2
  exit $([ "${CI:-}" = true ] && echo 1 || echo 0)
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/saolang-pg-XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM
"${as[@]}" "$bin/initdb" -D "$folder/data" -U saolang --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-c listen_addresses=127.0.0.1 -p $port -k $folder -c fsync=off -c max_connections=200" start >/dev/null
"${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U saolang saolang
export SAOLANG_DATABASE_URL="postgres://saolang@127.0.0.1:$port/saolang"
"$@"
