"""Work that goes on after the page has answered."""

from django_tasks import task

from lonto.village.residents.actions.carrying_out import carry_out_import
from lonto.village.residents.models import ResidentImport
from lonto.web.progress import Progress


def progress_of(run: ResidentImport) -> Progress:
    """How far an import is, for its page."""
    return Progress(f"resident-import-{run.pk}")


@task()
def carry_out(pk: str) -> str:
    """Carry out a confirmed import and return the state it came to."""
    run = ResidentImport.objects.select_related("village").get(pk=pk)
    progress = progress_of(run)
    run = carry_out_import(run, progress.set)
    progress.clear()
    return run.state
