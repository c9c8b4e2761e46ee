"""Reading admissions; one subject per file, the functions that other rooms use here."""

from lonto.talent.admission.queries.facts import facts_of, facts_of_all, iterate_facts

__all__ = ["facts_of", "facts_of_all", "iterate_facts"]
