#!/usr/bin/env bash
# What the tests need beside Python: a browser, PDF tools, gettext, LibreOffice, PostgreSQL.
# With root it installs what is missing; without, the tests that need it say so and are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
make --no-print-directory setup

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
command -v xgettext >/dev/null || missing+=(gettext)
command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Không có quyền cài: ${missing[*]}. Các kiểm thử cần chúng sẽ được bỏ qua và liệt kê." >&2
fi
