"""One page with every component, to look at and to test; shown in the demonstration only."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.web.answers import Answer, Fact, Tag, Task, Tone
from lonto.web.charts import BarChart, Pyramid
from lonto.web.comparisons import GroupedBars, Radar
from lonto.web.forms import DateField, FormManner, IdentityNumberField, PhoneField, RupiahField
from lonto.web.lines import Line, LineChart
from lonto.web.lists import Column, DateFilter, Empty, Filter, ListPage

SEX = [("1", "Laki-laki"), ("2", "Perempuan")]
ASPECTS = [
    ("Perencanaan", ("3.50", "3.25", "2.75")),
    ("Teknologi", ("3.25", "3.00", "3.00")),
    ("Penyelenggara", ("4.00", "3.50", "3.50")),
    ("Manajemen", ("2.13", "2.00", "1.75")),
    ("Layanan", ("4.10", "3.90", "3.70")),
]
REACHED = [(1, 96), (3, 104), (4, 109), (7, 121), (10, 140)]
AGES = ["0-4", "5-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65+"]


class GalleryForm(FormManner, forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nama lengkap", max_length=60, help_text="Seperti tertulis di akta kelahiran.")
    nik = IdentityNumberField(label="NIK")
    born_on = DateField(label="Tanggal lahir")
    sex = forms.ChoiceField(label="Jenis kelamin", choices=SEX, widget=forms.RadioSelect)
    hamlet = forms.ChoiceField(label="Dusun", choices=[("", "Pilih dusun"), ("1", "Wae Nahi"), ("2", "Lemes")])
    phone = PhoneField(label="Telepon", required=False)
    income = RupiahField(label="Penghasilan sebulan", help_text="Dalam rupiah.")
    reason = forms.CharField(label="Keperluan", widget=forms.Textarea(attrs={"rows": 3}))
    proof = forms.FileField(label="Foto kartu keluarga", required=False)
    is_agreed = forms.BooleanField(label="Keterangan di atas benar")


LIST = ListPage(
    name="gallery",
    columns=[
        Column("name", "Nama", value=lambda row: row.name, sort=("model", "app_label"), link=lambda row: "#results"),
        Column("code", "Kode", value=lambda row: row.model, sort="model"),
        Column("app", "Bagian", value=lambda row: Tag(row.app_label, Tone.INFO), sort="app_label"),
        Column("added", "Sejak", value=lambda row: dt.date(2025, 11, 25)),
        Column("number", "Nomor", value=lambda row: row.pk, sort="pk", is_numeric=True),
    ],
    filters=[
        Filter(
            "app",
            "Bagian",
            lambda request: [
                (label, label) for label in sorted(ContentType.objects.values_list("app_label", flat=True).distinct())
            ],
            lambda rows, label: rows.filter(app_label=label),
        ),
        DateFilter("since", "Sejak", lambda rows, day: rows),
    ],
    search=lambda rows, words: rows.filter(model__contains=words.lower()),
    search_label="Kode",
    counted=ngettext_lazy("%(shown)s kind of row", "%(shown)s kinds of rows", "count"),
    default_sort="code",
    empty=Empty("Belum ada apa-apa", "Jenis data muncul di sini setelah basis data disiapkan."),
    page_size=10,
)


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; `?errors` shows the form as it comes back with errors."""
    data = {"name": "", "nik": "5315 0547.0892", "born_on": "31-02-1990", "income": "sejuta"}
    form = GalleryForm(data if "errors" in request.GET else None, sources={"name": "Dari buku induk penduduk."})
    return render(request, "web/gallery.html", {"heading": "Galeri komponen", "form": form, **_samples()})


@login_not_required
@require_safe
def gallery_list(request: HttpRequest) -> HttpResponseBase:
    """A list page over rows that every database has: the kinds of rows themselves."""
    trail = [("Galeri", reverse("web:gallery")), ("Daftar", None)]
    return LIST.respond(request, ContentType.objects.all(), {"heading": "Daftar", "trail": trail})


def _samples() -> dict[str, Any]:
    return {
        "trail": [("Beranda", "/"), ("Penduduk", "/gallery/"), ("Maria Jelita", None)],
        "tones": [
            ("Rancangan", "neutral"),
            ("Diajukan", "info"),
            ("Selesai", "good"),
            ("Menunggu", "warn"),
            ("Ditolak", "bad"),
        ],
        "answers": [
            Answer("Jenis surat", "Surat Keterangan Tidak Mampu", "#"),
            Answer("Nama", "Maria Jelita", "#"),
            Answer("Keperluan", "Keringanan biaya sekolah\ndi SMA Negeri 1 Komodo", "#"),
            Answer("Diajukan oleh", "Operator Desa"),
        ],
        "facts": [
            Fact("Tanggal lahir", dt.date(1994, 7, 8), "sejak impor 25-11-2025"),
            Fact("Penghasilan", 1_250_000),
            Fact("Status", Tag("Hidup", Tone.GOOD)),
            Fact("Golongan darah", None),
        ],
        "tasks": [
            Task("Data pemohon", "Lengkap", Tone.GOOD, "#"),
            Task("Berkas pendukung", "Belum lengkap", Tone.WARN, "#", "Foto kartu keluarga belum ada."),
            Task("Kirim permohonan", "Belum dapat dimulai"),
        ],
        "bars": BarChart(
            "sample-bars",
            "Penduduk menurut pendidikan",
            [("Tamat SD/sederajat", 512), ("SLTP", 301), ("SLTA", 288), ("Diploma IV/Strata I", 61)],
            "Jiwa",
        ),
        "ages": BarChart(
            "sample-ages",
            "Penduduk menurut umur",
            list(zip(AGES, (91, 210, 187, 160, 140, 101, 77, 49), strict=True)),
            "Jiwa",
        ),
        "pyramid": Pyramid(
            "sample-pyramid",
            "Penduduk menurut umur dan jenis kelamin",
            list(zip(AGES, (47, 110, 95, 79, 71, 50, 36, 21), (44, 100, 92, 81, 69, 51, 41, 28), strict=True)),
            left="Laki-laki",
            right="Perempuan",
        ),
        "lines": LineChart(
            "sample-lines",
            "Desa yang terhubung",
            [
                Line("Tercapai", [(dt.date(2026, month, 1), count) for month, count in REACHED], is_stepped=True),
                Line("Rencana", [(dt.date(2026, 1, 1), 96), (dt.date(2026, 12, 31), 164)]),
            ],
            "desa",
            today=dt.date(2026, 11, 25),
        ),
        "compared": [
            kind(
                f"sample-{kind.__name__.lower()}",
                "Indeks menurut aspek",
                [(name, [Decimal(value) for value in values]) for name, values in ASPECTS],
                ["Penilaian mandiri", "Penilai internal", "Penilai eksternal"],
                Decimal(5),
            )
            for kind in (Radar, GroupedBars)
        ],
    }
