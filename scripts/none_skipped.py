"""Refuse a test report in which a test was skipped or none was found."""

import sys
from xml.etree import ElementTree


def fault(report):
    """Return what is wrong with a report that pytest itself calls passed, or nothing."""
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - our own file
    if not sum(int(suite.get("tests")) for suite in suites):
        return "No test was run."
    skipped = [
        f"{case.get('classname')}.{case.get('name')}: {case.find('skipped').get('message')}"
        for suite in suites
        for case in suite.iter("testcase")
        if case.find("skipped") is not None and case.find("skipped").get("type") != "pytest.xfail"
    ]
    if skipped:
        return "\n".join(["These tests were skipped, which proves nothing:", *skipped])
    return None


if __name__ == "__main__":
    sys.exit(fault(sys.argv[1]))
