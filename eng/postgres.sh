# shellcheck shell=bash
# Sourced by eng/test and eng/bench: a private PostgreSQL server (15 or later) in a fresh folder, on a free port of the loopback, with durable
# commits, a random password, and pg_stat_statements. It runs as an ordinary user, because PostgreSQL refuses to run as root.
#
#   postgres_bin     prints the folder of the server's programs; fails when there is none
#   postgres_package prints the name of the package to install; fails when apt offers none
#   start_postgres   starts the server and exports RASO_TEST_POSTGRES
#   stop_postgres    stops it and removes its folder; does nothing when none was started
postgres_folder=''
postgres_as=()

postgres_bin() {
  local bin
  for bin in /usr/lib/postgresql/{15,16,17,18}/bin; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ]; then
      printf '%s\n' "$bin"
      return
    fi
  done
  return 1
}

# Prints the oldest package that apt offers of those the tests accept.
postgres_package() {
  local version
  for version in 15 16 17 18; do
    if LC_ALL=C apt-cache policy "postgresql-$version" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
      printf 'postgresql-%s\n' "$version"
      return
    fi
  done
  return 1
}

as_postgres() { (cd "$postgres_folder" && exec ${postgres_as[@]+"${postgres_as[@]}"} "$@" </dev/null); }

start_postgres() {
  local bin password
  bin=$(postgres_bin)
  password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')

  if [ "$(id -u)" -eq 0 ]; then
    # A TMPDIR of root's own would be closed to the server's user.
    postgres_folder=$(TMPDIR=/tmp mktemp -d -t raso-postgres.XXXXXX)
    postgres_as=(runuser -u postgres --)
  else
    postgres_folder=$(mktemp -d -t raso-postgres.XXXXXX)
  fi
  (umask 077 && printf '%s\n' "$password" >"$postgres_folder/password")
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres: "$postgres_folder"; fi

  as_postgres "$bin/initdb" --pgdata="$postgres_folder/data" --username=postgres --pwfile="$postgres_folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  rm -f "$postgres_folder/password"

  # Another program may take a port between the look and the start, hence the attempts.
  local port attempt
  for attempt in 1 2 3 4 5; do
    port=$(free_port)
    # A signal waits until the server is there or is not: one that is only half started could not be found and stopped.
    if (trap '' INT TERM HUP && as_postgres "$bin/pg_ctl" --pgdata="$postgres_folder/data" --log="$postgres_folder/log" --wait --silent --timeout=60 start --options="\
      -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c fsync=on -c max_connections=500 \
      -c shared_preload_libraries=pg_stat_statements"); then
      export RASO_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
      return
    fi
    echo "$0: PostgreSQL did not start on port $port (attempt $attempt of 5)" >&2
  done
  cat "$postgres_folder/log" >&2
  return 1
}

stop_postgres() {
  local status=0
  if [ -z "$postgres_folder" ]; then return; fi
  if [ -e "$postgres_folder/data/postmaster.pid" ]; then
    local control
    control=$(postgres_bin)/pg_ctl
    as_postgres "$control" --pgdata="$postgres_folder/data" --mode=fast --wait --silent --timeout=30 stop ||
      as_postgres "$control" --pgdata="$postgres_folder/data" --mode=immediate --wait --silent stop || status=1
  fi
  if [ "$status" -eq 0 ]; then rm -rf "$postgres_folder"; fi
  postgres_folder=''
  return "$status"
}
