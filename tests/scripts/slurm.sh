#!/usr/bin/env bash
# scripts/slurm against a real slurmctld and slurmd, which this starts: four parts, of which one is killed and one loses its
# node; all are there in the merged results, and only those two were measured twice. Usage: slurm.sh SOURCE BIN
# Exit code: 0 good, 1 not, 77 it can't be tried here (not root, or no slurm-wlm and munge).
set -euo pipefail
source=$1 bin=$2

for program in slurmctld slurmd munged sbatch scontrol; do
    PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || {
        echo "skipped: there is no $program here; packages slurm-wlm and munge have it (scripts/setup --test)"
        exit 77
    }
done
[ "$(id -u)" -eq 0 ] || { echo "skipped: slurmd starts jobs as root only" && exit 77; }
export PATH=$PATH:/usr/sbin

S=$(mktemp -d "${TMPDIR:-/tmp}/yieldmark-slurm-XXXXXX")
end() {
    local code=$? pid
    for pid in "$S"/resume.pid "$S"/slurmd.pid "$S"/slurmctld.pid "$S"/munged.pid; do
        [ ! -s "$pid" ] || kill "$(cat "$pid")" 2>/dev/null || true
    done
    for pid in "$S"/slurmd.pid "$S"/slurmctld.pid "$S"/munged.pid; do
        for ((i = 0; i < 50; ++i)); do
            if [ ! -s "$pid" ] || ! kill -0 "$(cat "$pid")" 2>/dev/null; then break; fi
            sleep 0.1
        done
    done
    if [ "$code" -ne 0 ]; then tail -n 15 "$S"/*.log "$S"/parts/*.log 2>/dev/null || true; fi
    rm -rf "$S"
    exit "$code"
}
trap end EXIT

# A port that nobody listens on now.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

host=$(hostname -s)
mkdir -p "$S/spool" "$S/state" "$S/there"
(umask 077 && head -c 128 /dev/urandom >"$S/munge.key")
munged --force --socket="$S/munge" --key-file="$S/munge.key" --pid-file="$S/munged.pid" --log-file="$S/munged.log" \
    --seed-file="$S/munge.seed" >/dev/null 2>&1
export SLURM_CONF=$S/slurm.conf
cat >"$SLURM_CONF" <<EOF
ClusterName=yieldmark
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$S/munge
StateSaveLocation=$S/state
SlurmdSpoolDir=$S/spool
SlurmctldPidFile=$S/slurmctld.pid
SlurmdPidFile=$S/slurmd.pid
SlurmctldLogFile=$S/slurmctld.log
SlurmdLogFile=$S/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
KillWait=1
MpiDefault=none
SchedulerParameters=sched_interval=1,sched_min_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
slurmctld
slurmd
for ((i = 0; i < 150; ++i)); do
    ! sinfo --noheader --format=%t 2>/dev/null | grep -q idle || break
    sleep 0.2
done
sinfo --noheader --format=%t | grep -q idle || { echo "slurmd doesn't come up" && exit 1; }

# The program, but the first time that it measures part 2 it is killed with its job, and the first time of part 3 its node
# goes down.
cat >"$S/yieldmark" <<EOF
#!/usr/bin/env bash
case "\${SLURM_ARRAY_TASK_ID:-}" in
?*) echo "\$SLURM_ARRAY_TASK_ID" >>"$S/measured" ;;
esac
if [ "\${SLURM_ARRAY_TASK_ID:-}" = 2 ] && mkdir "$S/there/killed" 2>/dev/null; then
    "$bin/yieldmark" "\$@" & kill -9 \$PPID \$\$
fi
if [ "\${SLURM_ARRAY_TASK_ID:-}" = 3 ] && mkdir "$S/there/down" 2>/dev/null; then
    scontrol update NodeName=$host State=DOWN Reason=died
    sleep 60
fi
exec "$bin/yieldmark" "\$@"
EOF
chmod +x "$S/yieldmark"
# Somebody mends the node.
(
    until [ -d "$S/there/down" ]; do sleep 0.2; done
    until sinfo --noheader --format=%t | grep -q down; do sleep 0.2; done
    while sinfo --noheader --format=%t | grep -q down; do
        scontrol update NodeName="$host" State=RESUME 2>/dev/null || true # not while its job is being ended
        sleep 0.5
    done
) &
echo $! >"$S/resume.pid"

cd "$S"
cases=(fibonacci primes power even_numbers --plan smoke --metrics time)
YIELDMARK_SLURM_POLL=0.3 "$source/scripts/slurm" --shards 4 --dir "$S/parts" --yieldmark "$S/yieldmark" \
    run --bench "$bin/yieldmark-bench" "${cases[@]}" | tee "$S/said"

"$bin/yieldmark" run --bench "$bin/yieldmark-bench" "${cases[@]}" --out "$S/whole" --quiet
python3 - "$S/parts/merged/results.json" "$S/whole/results.json" "$S/measured" <<'EOF'
import collections, json, sys
merged, whole = ({one["name"]: one for one in json.load(open(path))["benchmarks"]} for path in sys.argv[1:3])
assert merged.keys() == whole.keys() and merged, merged.keys() ^ whole.keys()
assert all(one["real_time"] > 0 for one in merged.values())
assert len({one.get("machine", 0) for one in merged.values()}) == 4
times = collections.Counter(open(sys.argv[3]).read().split())
assert times == {"1": 1, "2": 2, "3": 2, "4": 1}, times
EOF
test -s "$S/parts/merged/report.html"

# Called again it measures nothing, and merges what is there.
YIELDMARK_SLURM_POLL=0.3 "$source/scripts/slurm" --continue --shards 4 --dir "$S/parts" --yieldmark "$S/yieldmark" \
    run --bench "$bin/yieldmark-bench" "${cases[@]}" >/dev/null
[ "$(wc -l <"$S/measured")" -eq 6 ]
# Another command's parts aren't taken for its own.
if "$source/scripts/slurm" --continue --shards 4 --dir "$S/parts" --yieldmark "$S/yieldmark" run fibonacci 2>"$S/why"; then
    exit 1
fi
grep -q "were measured by another command" "$S/why"
echo "four parts, two of them measured twice, every case there"
