"""Invented applicants for the demonstration and for trials of speed. Never in production.

people = invent(300, seed=2026)
apply_everybody(intake=intake, people=people, officer=officer)
"""

from lonto.talent.admission.examples.applying import apply_everybody, ask_village
from lonto.talent.admission.examples.clock import played_at
from lonto.talent.admission.examples.people import Invented, invent

__all__ = ["Invented", "apply_everybody", "ask_village", "invent", "played_at"]
