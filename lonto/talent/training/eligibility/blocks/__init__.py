"""All building blocks, in the order in which they are offered."""

from lonto.talent.training.eligibility.base import Block
from lonto.talent.training.eligibility.blocks import age, education, person, place, standing, work

BLOCKS: dict[str, Block] = {
    block.key: block
    for block in (
        person.CITIZEN,
        age.AT_MOST,
        age.AT_LEAST,
        education.AT_LEAST,
        education.ONE_OF,
        work.OCCUPATION,
        work.EMPLOYMENT,
        place.RESIDENCE,
        person.DISABILITY,
        standing.NOMINATED,
        standing.NOT_BANNED,
        standing.NOT_ENROLLED,
        standing.PASSED,
    )
}
