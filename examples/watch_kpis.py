#!/usr/bin/env python3
"""Shows the figures of a unit: as they are now, then each one that changes, live."""

import argparse
import http.client
import json
import time
import urllib.parse
import urllib.request


def read_now(display, question):
    """The figures from REST, as a list."""
    with urllib.request.urlopen(f"{display}/api/v1/kpis?{question}", timeout=30) as answer:
        return json.load(answer)


def follow(display, question, end):
    """Yields name and data of what the live stream sends, until the monotonic time `end`.

    After a break it comes back with the id of the last event and gets what it missed.
    """
    last_id = ""
    while time.monotonic() < end:
        request = urllib.request.Request(
            f"{display}/api/v1/stream?{question}", headers={"Accept": "text/event-stream", "Last-Event-ID": last_id}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as stream:  # something comes every second
                event = {}
                for line in stream:
                    text = line.decode().strip()
                    if text:
                        field, _, value = text.partition(":")
                        event[field] = value.strip()
                        continue
                    if "data" in event:
                        last_id = event.get("id", last_id)
                        yield event["event"], json.loads(event["data"])
                    event = {}
                    if time.monotonic() > end:
                        return
        except (OSError, http.client.HTTPException):
            pass  # broken off
        time.sleep(1)


def text_of(kpi):
    """A share has a denominator. Without a value `state` says why: never take that for zero."""
    if kpi["value"] is None:
        return kpi["state"]
    return f"{kpi['numerator']}" if kpi["denominator"] is None else f"{kpi['numerator']}/{kpi['denominator']}"


def show_changes(kpis, shown):
    """Prints what is not shown yet, and notes it in `shown`."""
    for kpi in kpis:
        name, text = kpi["id"], text_of(kpi)
        if shown.get(name) != text:
            print(f"{time.strftime('%H:%M:%S')}  {name:40} {text}", flush=True)
        shown[name] = text


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--display", default="http://localhost:8080")
    options.add_argument("--unit", default="31150", help="code of a unit of the city (%(default)s)")
    options.add_argument("--seconds", type=float, default=60, help="how long to follow (%(default)s)")
    given = options.parse_args()

    question = urllib.parse.urlencode({"unit": given.unit})
    shown = {}
    show_changes(read_now(given.display, question), shown)
    for name, data in follow(given.display, question, time.monotonic() + given.seconds):
        if name in ("snapshot", "kpis"):
            show_changes(data["kpis"], shown)


if __name__ == "__main__":
    main()
