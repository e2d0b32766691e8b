#!/usr/bin/env bash
# Sends one event with curl: a dossier is accepted. Sending it again changes nothing.
# usage: send-event.sh [DOSSIER [GATEWAY]]
set -euo pipefail

dossier=${1:-H13.12-EXAMPLE-0001}
gateway=${2:-http://localhost:8081}
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)

# --retry comes back after 408, 429 and 503, and waits as long as the answer says.
curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused \
    --header 'Content-Type: application/cloudevents+json' --data @- "$gateway/v1/events" <<EVENT
{
  "specversion": "1.0",
  "id": "accepted-$dossier",
  "source": "/examples/curl",
  "type": "dossier.accepted.v1",
  "subject": "$dossier",
  "time": "$now",
  "data": {"unit": "31135", "procedure": "1.001193", "channel": "ONLINE"}
}
EVENT
echo
