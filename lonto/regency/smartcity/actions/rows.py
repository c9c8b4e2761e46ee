"""Checking a row with everything that its model says, before it is written."""

from decimal import Decimal

from django.core.validators import ProhibitNullCharactersValidator
from django.db import models

_refuse_nul = ProhibitNullCharactersValidator()


def check(row: models.Model) -> None:
    """Clean the texts and decimals of a row, then check its fields and constraints.

    ValidationError names the field that is wrong. Relations are checked by the action that sets them.
    """
    relations = set()
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation:
            relations.add(field.name)
        elif isinstance(value, str):
            _refuse_nul(value)
            setattr(row, field.attname, value.strip())
    row.clean_fields(exclude=relations)
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(field, models.DecimalField) and isinstance(value, Decimal):
            # A row is written in the journal as the database will give it back.
            setattr(row, field.attname, value.quantize(Decimal(1).scaleb(-field.decimal_places)))
    row.validate_constraints()
