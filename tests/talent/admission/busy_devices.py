"""One person begins and sends an application on several devices at the same moment.

`python -m tests.talent.admission.busy_devices` works like `busy_checkers` and prints as JSON what came of it.
"""

from functools import partial
from typing import Any

from tests.talent.admission.busy_checkers import at_once, main, open_class

DEVICES = 5


def apply() -> dict[str, Any]:
    """The numbers that the devices were shown, what was refused, and how many rows there are afterwards."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lonto.accounts.models import Account
    from lonto.journal.models import Entry
    from lonto.regions.models import Region
    from lonto.talent.admission.actions.applications import send, start_application
    from lonto.talent.admission.actions.documents import keep_document
    from lonto.talent.admission.actions.profiles import answer, begin_profile
    from lonto.talent.admission.actions.rankings import rank_classes
    from lonto.talent.admission.models import Application

    chosen = open_class()
    person = Account.objects.create_user("p-rosalina", name="Rosalina")
    profile = begin_profile(by=person, village=Region.objects.get(pk="53.15.05.2008"))
    profile = answer(
        by=person,
        applicant=profile,
        name="Rosalina Jehabut",
        born_on="1999-07-01",
        nik="5315054107990001",
        sex="P",
        education=8,
        employment="none",
    )
    begun: list[str] = []
    shown: list[str] = []
    refused: list[str] = []

    def begin() -> None:
        begun.append(str(start_application(by=person, applicant=profile, intake=chosen.intake).pk))

    def send_it(application: Application) -> None:
        try:
            shown.append(send(by=person, application=application).number)
        except Exception as error:
            refused.append(repr(error))

    at_once([begin] * DEVICES)
    application = Application.objects.select_related("intake__regency", "applicant__regency").get()
    rank_classes(by=person, application=application, ranking=[chosen])
    card = SimpleUploadedFile("ktp.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64)
    keep_document(by=person, application=application, kind="identity_card", upload=card)
    at_once([partial(send_it, application)] * DEVICES)
    return {
        "begun": begun,
        "shown": shown,
        "refused": refused,
        "applications": Application.objects.count(),
        "sent": Entry.objects.filter(verb="admission.send").count(),
    }


if __name__ == "__main__":
    main(apply)
