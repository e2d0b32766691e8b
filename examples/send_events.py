#!/usr/bin/env python3
"""Sends events as a desk does: one, then a batch in which one event is wrong. Running it again changes nothing."""

import argparse
import json
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

ATTEMPTS = 6
COME_BACK = (408, 429, 503)


def event(kind, dossier, **data):
    """Makes an event. Its id follows from what happened, so whoever sends it again sends the same event."""
    return {
        "specversion": "1.0",
        "id": f"{kind}-{dossier}",
        "source": "/examples/python",
        "type": f"{kind}.v1",
        "subject": dossier,
        # When it happened. A desk takes this from its records; here it happens now.
        "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "data": data,
    }


def send(gateway, events):
    """Sends one event or a list of them, and returns the answer: how many are stored, and which are refused and why.

    An attempt that is not confirmed may have been stored or not. So all of it is sent again: the same event counts once.
    """
    batch = "-batch" if isinstance(events, list) else ""
    request = urllib.request.Request(
        gateway + "/v1/events",
        data=json.dumps(events).encode(),
        headers={"Content-Type": f"application/cloudevents{batch}+json"},
    )
    for attempt in range(ATTEMPTS):
        pause = 2**attempt
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)  # 202: all are stored
        except urllib.error.HTTPError as error:
            if error.code == 422:  # the good ones are stored; sending the others again would not help
                return json.load(error)
            if error.code not in COME_BACK:
                raise
            pause = int(error.headers.get("Retry-After", pause))
        except OSError:  # nobody answers: the gateway may be starting
            pass
        print(f"not confirmed; again in {pause} s")
        time.sleep(pause)
    raise SystemExit("not stored; keep the events and send them later")


def report(what, answer):
    print(f"{what}: {answer['accepted']} accepted, {len(answer['refused'])} refused")
    for refusal in answer["refused"]:
        print(f"  event {refusal['index']} ({refusal['id']}): {refusal['reason']}")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gateway", default="http://localhost:8081")
    options.add_argument("--unit", default="31150", help="code of a unit of the city (%(default)s)")
    given = options.parse_args()

    first, second = f"H13.12-{given.unit}-0001", f"H13.12-{given.unit}-0002"
    birth = {"unit": given.unit, "procedure": "1.001193"}
    fee = {"feeId": "1", "amount": 20000, "currency": "VND"}

    report("one event", send(given.gateway, event("dossier.accepted", first, channel="ONLINE", **birth)))
    report("a batch", send(given.gateway, [
        event("dossier.accepted", second, channel="DESK", **birth),
        event("payment.requested", second, **fee),
        event("payment.succeeded", second, paymentId="1", mode="NATIONAL_PORTAL", **fee),
        event("dossier.accepted", "H13.12-WRONG", unit="nowhere", procedure="1.001193"),
        event("dossier.resolved", first, outcome="APPROVED"),
    ]))


if __name__ == "__main__":
    main()
