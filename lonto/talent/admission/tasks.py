"""Work that goes on after the page has answered."""

from django_tasks import task

from lonto.talent.admission.actions.tables import carry_out_table
from lonto.talent.training.models import TableImport
from lonto.web.progress import Progress


def progress_of(run: TableImport) -> Progress:
    """How far an import is, for its page."""
    return Progress(f"applications-{run.pk}")


@task()
def carry_out(pk: str) -> str:
    """Carry out a confirmed table and return the state it came to."""
    run = TableImport.objects.select_related("regency", "uploaded_by__office__region", "uploaded_by__account").get(
        pk=pk
    )
    progress = progress_of(run)
    run = carry_out_table(run, progress.set)
    progress.clear()
    return str(run.state)
