"""An admission from the first code to the last appeal, for the replay test: everything that the room can do."""

from lonto.accounts.choices import Role
from tests.scope import Cast
from tests.talent.admission.work_of_an_office import decide, draw_and_publish, look_after
from tests.talent.admission.work_of_people import apply_at_desks, apply_by_oneself, offer_classes, sign_up_and_change


def do(cast: Cast) -> None:
    officer = cast[Role.PROGRAMME_OFFICER]
    intake = offer_classes(officer)
    sign_up_and_change(cast)
    apply_by_oneself(cast, intake)
    apply_at_desks(cast, intake)
    look_after(officer, intake)
    draw_and_publish(officer, intake)
    decide(cast, intake)
