# Arguments: BINARIES FOLDER OPTIONS
# A PostgreSQL server in FOLDER that lives as long as standard input stays open: when whoever started it ends,
# in whatever way, the server stops and the folder goes.
set -eu
binaries=$1 folder=$2 options=$3
trap 'rm -rf "$folder"' EXIT
trap '' INT TERM HUP
"$binaries/initdb" -D "$folder/data" -U istiqbal --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
"$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 30 -o "-h '' -k $folder $options" start >/dev/null ||
    { cat "$folder/log" >&2; exit 1; }
echo ready
read -r _ || true
"$binaries/pg_ctl" -D "$folder/data" -w -m immediate stop >/dev/null
