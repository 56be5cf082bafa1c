# shellcheck shell=bash
# Sourced by eng/test and eng/bench: servers of the clouds' protocols. Each has a process of its own that watches over it (its keeper), a fresh folder,
# free ports of the loopback and random keys, and runs as an ordinary user. They start side by side; a keeper stops its server and removes its folder when
# it is told to, and when the script that started it is gone.
#
#   launch_server NAME FUNCTION   begins to start a server: FUNCTION runs in the keeper, in the server's folder, and calls server_answers VALUE once it answers
#   await_server NAME VARIABLE    waits until it answers and exports VALUE as this variable; fails when it did not start
#   stop_servers                  stops them all and waits until they are gone
#
# For the functions that start a server:
#
#   spawn LOG COMMAND...          starts a command as an ordinary user in the background, its output in a file; its process id is $!
#   random_key BYTES              prints so many random bytes in base64
#   try_server FUNCTION           calls it up to three times, each time in an empty folder, until it succeeds
#   await_answer PID COMMAND...   waits until the command succeeds; fails when the process ends before, and after a minute
declare -A server_keepers=() server_folders=()
server_ready='' server_folder=''

# setpriv becomes the command instead of staying before it as runuser does, so that the process id is the server's. Whatever happens to the process that
# started it, the server does not outlive it.
server_as=(setpriv --pdeathsig KILL --)
if [ "$(id -u)" -eq 0 ]; then server_as=(setpriv --reuid "$(id -u nobody)" --regid "$(id -g nobody)" --clear-groups --pdeathsig KILL --); fi

random_key() { head -c "$1" /dev/urandom | base64 -w 0; }

server_owner() { if [ "$(id -u)" -eq 0 ]; then chown -R "$(id -u nobody):$(id -g nobody)" "$@"; fi; }

# A TMPDIR of root's own would be closed to the server's user.
server_mktemp() { if [ "$(id -u)" -eq 0 ]; then TMPDIR=/tmp mktemp -d -t "$1"; else mktemp -d -t "$1"; fi; }

launch_server() {
  server_folders[$1]=$(mktemp -d -t "raso-$1-answer.XXXXXX")
  # No pipe of the caller is held open: who reads it would wait for the server.
  keep_server "$@" </dev/null >/dev/null &
  server_keepers[$1]=$!
}

# In the background process alone.
keep_server() {
  set +e
  server_ready=${server_folders[$1]}/value
  server_folder=$(server_mktemp "raso-$1.XXXXXX")
  trap 'end_server; rm -rf "$server_folder" "${server_ready%/*}"' EXIT
  trap 'exit 143' TERM HUP
  cd "$server_folder" || exit 1
  export HOME=$server_folder TMPDIR=$server_folder
  ulimit -c 0
  if ! "$2"; then
    echo "$0: $1 did not start" >&2
    exit 1
  fi
  while :; do quietly sleep 1; done
}

# Runs a command so that a signal is handled at once and not only when the command ends. Goes no further when the script that waits for it is gone.
quietly() {
  local status=0
  "$@" </dev/null &
  wait "$!" || status=$?
  if ! kill -0 "$$" 2>/dev/null; then exit 1; fi
  return "$status"
}

end_server() {
  trap '' TERM HUP
  local pids=() pid tries
  mapfile -t pids < <(jobs -p)
  if [ "${#pids[@]}" -eq 0 ]; then return; fi
  kill -TERM "${pids[@]}" 2>/dev/null
  for ((tries = 0; tries < 30; tries++)); do
    if ! kill -0 "${pids[@]}" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill -KILL "${pids[@]}" 2>/dev/null
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null; done
  return 0
}

server_answers() {
  (umask 077 && printf '%s\n' "$1" >"$server_ready.new")
  mv "$server_ready.new" "$server_ready"
}

await_server() {
  while [ ! -e "${server_folders[$1]}/value" ]; do
    if ! kill -0 "${server_keepers[$1]}" 2>/dev/null; then
      wait "${server_keepers[$1]}" || true
      return 1
    fi
    sleep 0.05
  done
  export "$2=$(cat "${server_folders[$1]}/value")"
}

stop_servers() {
  local name
  for name in "${!server_keepers[@]}"; do kill -TERM "${server_keepers[$name]}" 2>/dev/null || true; done
  for name in "${!server_keepers[@]}"; do wait "${server_keepers[$name]}" 2>/dev/null || true; done
  for name in "${!server_folders[@]}"; do rm -rf "${server_folders[$name]}"; done
  server_keepers=() server_folders=()
}

spawn() {
  local log=$1
  shift
  "${server_as[@]}" "$@" </dev/null >>"$log" 2>&1 &
}

# Another program may take a port between the look and the start, hence the attempts.
try_server() {
  local attempt
  for attempt in 1 2 3; do
    server_owner "$server_folder"
    if "$@"; then return 0; fi
    echo "$0: $* failed (attempt $attempt of 3)" >&2
    tail -n 20 -- *.log >&2 2>/dev/null
    end_server
    trap 'exit 143' TERM HUP
    find "$server_folder" -mindepth 1 -delete
  done
  return 1
}

await_answer() {
  local pid=$1 tries
  shift
  for ((tries = 0; tries < 600; tries++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    if ! kill -0 "$pid" 2>/dev/null; then return 1; fi
    quietly sleep 0.1
  done
  return 1
}
