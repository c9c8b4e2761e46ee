from django.apps import AppConfig
from django.urls import reverse


class AdmissionConfig(AppConfig):
    name = "lonto.talent.admission"
    label = "admission"

    def ready(self) -> None:
        from lonto.talent.admission import navigation, verbs  # noqa: F401
        from lonto.talent.admission.queries import facts_of_all
        from lonto.talent.training import applying, trial

        trial.register(lambda intake: facts_of_all(intake).values())
        applying.register(lambda intake: reverse("admission:application", args=[intake.pk]))
