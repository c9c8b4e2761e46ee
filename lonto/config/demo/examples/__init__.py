"""What the demonstration regency already holds when it opens, beside offices and people.

Each example is a function without arguments that uses the actions of its room, does nothing when its work is there
already, and returns whether it made something. Order matters: residents before their letters.
"""

from collections.abc import Callable

from lonto.config.demo.examples.admissions import run_admissions
from lonto.config.demo.examples.agreements import make_agreements
from lonto.config.demo.examples.connectivity import connect_offices
from lonto.config.demo.examples.dashboards import make_reports
from lonto.config.demo.examples.letters import write_letters
from lonto.config.demo.examples.maturity import assess_maturity
from lonto.config.demo.examples.plans import plan_to_rise
from lonto.config.demo.examples.public import say_opening_hours
from lonto.config.demo.examples.residents import fill_registers
from lonto.config.demo.examples.risks import keep_risks
from lonto.config.demo.examples.signing import make_keys
from lonto.config.demo.examples.smartcity import plan_smart_city

EXAMPLES: list[Callable[[], bool]] = [
    fill_registers,
    make_keys,
    write_letters,
    run_admissions,
    assess_maturity,
    keep_risks,
    plan_to_rise,
    make_agreements,
    plan_smart_city,
    say_opening_hours,
    connect_offices,
    make_reports,
]
