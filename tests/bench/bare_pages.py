"""The pages of the house and one more: a bare query for 50 residents and a page with nothing on it."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.config.urls import urlpatterns as pages_of_the_house
from lonto.village.residents.access import VILLAGE_READERS

COLUMNS = "r.id, r.name, r.nik, r.sex, r.born_on, r.rw, r.rt, h.name"
SQL = (
    f"SELECT {COLUMNS} FROM residents_resident r LEFT JOIN residents_hamlet h ON h.id = r.hamlet_id "
    "WHERE r.village_id LIKE %s AND r.status = 1 ORDER BY r.folded, r.id LIMIT 50"
)
SQL_IN_VILLAGE = SQL.replace("LIKE", "=")


@acting_as()
def bare(request: HttpRequest, by: Membership) -> HttpResponse:
    region = by.office.region_id
    with connection.cursor() as cursor:
        if by.role in VILLAGE_READERS:
            cursor.execute(SQL_IN_VILLAGE, [region])
        else:
            cursor.execute(SQL, [f"{region}.%"])
        cursor.fetchall()
    return render(request, "web/page.html")


urlpatterns = [*pages_of_the_house, path("bare/", bare)]
