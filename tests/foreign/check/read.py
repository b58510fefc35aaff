"""Reads what `consentry check` writes for other programs, with those programs' own readers, and says what it read."""

import json
import sys
import xml.sax

from icalendar import Calendar
from junitparser import JUnitXml
from prometheus_client.parser import text_string_to_metric_families
import yaml


def junit(text):
    xml.sax.parseString(text, xml.sax.ContentHandler())
    cases = [case for suite in JUnitXml.fromstring(text) for case in suite]
    bad = [case for case in cases if any(type(result).__name__ in ("Failure", "Error") for result in case.result)]
    return {
        "names": [case.name for case in cases],
        "bad": [case.name for case in bad],
        "types": sorted({result.type for case in bad for result in case.result if getattr(result, "type", None)}),
    }


def prometheus(text):
    families = list(text_string_to_metric_families(text.decode()))
    samples = [sample for family in families for sample in family.samples]
    return {
        "families": [[family.name, family.type] for family in families],
        "files": sorted({sample.labels["file"] for sample in samples if "file" in sample.labels}),
        "values": {sample.name: sample.value for sample in samples if not sample.labels},
    }


def ics(text):
    events = Calendar.from_ical(text).walk("VEVENT")
    return [
        {
            "uid": str(event["UID"]),
            "day": event.decoded("DTSTART").isoformat(),
            "summary": str(event["SUMMARY"]),
            "alarms": [-alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")],
        }
        for event in events
    ]


def cron_jobs(text):
    return list(yaml.safe_load_all(text))


READERS = {"junit": junit, "prometheus": prometheus, "ics": ics, "yaml": cron_jobs}

if __name__ == "__main__":
    print(json.dumps(READERS[sys.argv[1]](sys.stdin.buffer.read())))
