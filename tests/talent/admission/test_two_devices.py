"""The same person at the same moment on several devices."""

from pathlib import Path

from tests.talent.admission.at_once import done_at_once
from tests.talent.admission.busy_devices import DEVICES


def test_devices_that_begin_and_send_at_the_same_moment_make_one_application_with_one_number(tmp_path: Path) -> None:
    came = done_at_once("busy_devices", tmp_path)
    assert came["refused"] == []
    assert (len(came["begun"]), len(set(came["begun"]))) == (DEVICES, 1)
    assert (len(came["shown"]), len(set(came["shown"]))) == (DEVICES, 1)
    assert (came["applications"], came["sent"]) == (1, 1)
