# shellcheck shell=bash
# Sourced by eng/test, eng/bench and eng/gateway: Ceph's S3 gateway over a cluster of one monitor and one store, with keys of its own (cephx).
#
#   ceph_missing             prints the Debian packages that are missing
#   ceph_server              for launch_server: a gateway whose files are in memory, up to 8 GiB of them
#   make_ceph FOLDER STORE   writes what a new cluster starts from; STORE is memstore, or bluestore in a sparse file of 10 GiB
#   start_ceph FOLDER        starts it, by spawn_ceph, and makes the user and the storage classes the first time
#   ceph_endpoint FOLDER     prints its Endpoint=..;AccessKey=..;SecretKey=..

ceph_missing() {
  local program
  for program in radosgw ceph-mon ceph-osd; do
    if ! command -v "$program" >/dev/null; then printf '%s\n' "$program"; fi
  done
  if ! command -v curl >/dev/null; then echo curl; fi
}

ceph_server() { try_server ceph_in_memory; }

ceph_in_memory() {
  make_ceph "${server_folder:?}" memstore && start_ceph "$server_folder" && server_answers "$(ceph_endpoint "$server_folder")"
}

# spawn_ceph LOG COMMAND...; eng/gateway has another one.
spawn_ceph() { spawn "$@"; }

ceph_tool() { quietly timeout 60 "${server_as[@]:?}" "$@" >>tools.log 2>&1; }

# A monitor is slow to decide because many wait for each other; one alone need not wait. Nothing is kept twice. After a kill the
# store waits until no reader may trust what it said before: a second here. No admin sockets: their paths may be too long.
make_ceph() {
  local folder=$1 id monitor port first
  id=$(cat /proc/sys/kernel/random/uuid) monitor=$(free_port) port=$(free_port) first=$(free_port)
  mkdir -p "$folder"/{mon,osd,rgw,crash}
  (umask 077 && cat >"$folder/ceph.conf") <<CONF
[global]
fsid = $id
mon_host = v2:127.0.0.1:$monitor
keyring = $folder/keyring
run_dir = $folder
admin_socket =
crash_dir = $folder/crash
log_to_file = false
log_to_stderr = true
err_to_stderr = true
log_to_syslog = false
mon_cluster_log_to_file = false
debug_mon = 0/1
debug_paxos = 0/1
debug_osd = 0/1
debug_rgw = 0/1
debug_ms = 0/0
debug_rocksdb = 0/1
debug_bluestore = 0/1
debug_bluefs = 0/1
debug_bdev = 0/1
debug_auth = 0/1
public_network = 127.0.0.0/8
cluster_network = 127.0.0.0/8
ms_bind_ipv6 = false
ms_bind_msgr1 = false
ms_bind_port_min = $first
ms_bind_port_max = $((first + 500))
client_mount_timeout = 30
paxos_propose_interval = 0.05
paxos_min_wait = 0.02
mon_tick_interval = 1
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_data_avail_crit = 1
mon_data_avail_warn = 2
mon_max_pg_per_osd = 1000
osd_pool_default_read_lease_ratio = 0.05
[mon.a]
mon_data = $folder/mon
public_addr = v2:127.0.0.1:$monitor
[osd.0]
osd_data = $folder/osd
osd_objectstore = $2
memstore_device_bytes = 8589934592
bluestore_block_size = 10737418240
bluestore_block_wal_create = false
bluestore_block_db_create = false
osd_memory_target = 939524096
[client.rgw]
rgw_data = $folder/rgw
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_thread_pool_size = 64
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = testkey-1=$(random_key 32)
rgw_lc_debug_interval = 10
rgw_gc_obj_min_wait = 5
rgw_gc_processor_period = 5
rgw_gc_processor_max_time = 5
CONF
  (umask 077 && printf 'Endpoint=http://127.0.0.1:%s;AccessKey=%s;SecretKey=%s\n' "$port" "$(ceph_word 20)" "$(ceph_word 40)" >"$folder/endpoint")
  (umask 077 && ceph_keys "$folder/keyring") >/dev/null
  monmaptool --create --fsid "$id" --addv a "[v2:127.0.0.1:$monitor]" "$folder/monmap" --clobber >/dev/null
  server_owner "$folder"
}

ceph_keys() {
  ceph-authtool --create-keyring "$1" --gen-key -n mon. --cap mon 'allow *' &&
    ceph-authtool "$1" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' &&
    ceph-authtool "$1" --gen-key -n client.rgw --cap mon 'allow rw' --cap osd 'allow rwx' &&
    ceph-authtool "$1" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *'
}

# Letters and digits alone: the value stands between semicolons, and in a file that curl reads.
ceph_word() { LC_ALL=C tr -dc 'A-Za-z0-9' < <(head -c 4096 /dev/urandom) | head -c "$1"; }

ceph_endpoint() { cat "$1/endpoint"; }

ceph_part() { sed -n "s/.*$2=\([^;]*\).*/\1/p" "$1/endpoint"; }

start_ceph() {
  local folder=$1 conf=$1/ceph.conf id
  cd "$folder" || return 1
  if [ ! -e made ]; then
    ceph_tool ceph-mon -c "$conf" -i a --mkfs --monmap "$folder/monmap" --keyring "$folder/keyring" || return 1
  fi
  spawn_ceph mon.log ceph-mon -c "$conf" -i a -f
  if [ ! -e made ]; then
    id=$(cat /proc/sys/kernel/random/uuid)
    ceph_tool ceph -c "$conf" osd new "$id" 0 || return 1
    ceph_tool ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$id" --keyring "$folder/keyring" || return 1
  fi
  spawn_ceph osd.log ceph-osd -c "$conf" -i 0 -f
  if [ ! -e made ]; then
    ceph_settings "$conf" "$folder" || return 1
    touch made
  fi
  spawn_ceph rgw.log radosgw -c "$conf" -n client.rgw -f
  await_answer "$!" ceph_lists_buckets "$folder"
}

# The first of them makes the zone that the others change.
ceph_settings() {
  ceph_tool radosgw-admin -c "$1" user create --uid=tests --display-name=tests --max-buckets=0 \
    --access-key="$(ceph_part "$2" AccessKey)" --secret-key="$(ceph_part "$2" SecretKey)" &&
    ceph_tool radosgw-admin -c "$1" zonegroup placement add --rgw-zonegroup default --placement-id default-placement --storage-class STANDARD_IA &&
    ceph_tool radosgw-admin -c "$1" zone placement add --rgw-zone default --placement-id default-placement --storage-class STANDARD_IA \
      --data-pool default.rgw.buckets.data
}

# The keys come by a file, not by the command line, which everyone may read. The header is the SHA-256 of no body, which curl signs but does not send.
ceph_lists_buckets() {
  curl --silent --fail --max-time 10 --noproxy '*' --aws-sigv4 aws:amz:us-east-1:s3 \
    --header 'x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' --config - "$(ceph_part "$1" Endpoint)/" \
    <<<"user = \"$(ceph_part "$1" AccessKey):$(ceph_part "$1" SecretKey)\""
}
