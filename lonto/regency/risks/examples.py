"""A dozen risks of a regency's digital government, invented for the demonstration."""

import datetime as dt
from collections.abc import Mapping

from lonto.accounts.models import Membership
from lonto.regency.risks.actions import RiskDetails, TreatmentDetails, close, identify, review, treat

# Agency, what may happen, category, cause, area of impact, existing control, likelihood, impact.
RISKS = (
    (
        "kominfo",
        "Pusat data padam lebih dari empat jam",
        "11",
        "Pasokan listrik tidak stabil",
        "4",
        "UPS 30 menit",
        3,
        4,
    ),
    ("kominfo", "Data penduduk desa bocor", "13", "Kata sandi dipakai bersama", "2", "Pelatihan tahunan", 2, 5),
    ("kominfo", "Jaringan kantor desa terputus saat musim hujan", "11", "Menara tanpa cadangan daya", "4", "", 5, 3),
    ("kominfo", "Aplikasi lama tidak lagi didukung pembuatnya", "12", "Kontrak pemeliharaan berakhir", "5", "", 3, 3),
    (
        "bappeda",
        "Peta rencana SPBE tidak selaras dengan RKPD",
        "3",
        "Jadwal penyusunan berbeda",
        "3",
        "Rapat triwulan",
        3,
        2,
    ),
    ("bappeda", "Anggaran TIK tercatat ganda", "5", "Belum ada daftar belanja bersama", "1", "", 2, 3),
    ("bkpsdm", "Tenaga TIK pindah tugas tanpa pengganti", "15", "Formasi jabatan kosong", "7", "", 4, 4),
    ("bkpsdm", "Peserta pelatihan tidak menerapkan hasilnya", "15", "Tidak ada tindak lanjut di kantor", "3", "", 3, 2),
    ("pmd", "Operator desa berhenti sebelum serah terima", "15", "Masa kerja perangkat desa berakhir", "4", "", 4, 3),
    ("pmd", "Surat desa diterbitkan tanpa nomor", "14", "Pencatatan di dua tempat", "6", "Nomor otomatis", 1, 4),
    ("pmd", "Data keuangan desa terlambat disampaikan", "10", "Jaringan tidak ada", "3", "Penyampaian luring", 4, 2),
    ("kominfo", "Gempa merusak ruang server", "16", "Gedung lama", "5", "Cadangan di provinsi", 1, 5),
)
TREATED = {
    0: ("mitigate", "Pasang genset dan uji setiap bulan."),
    1: ("mitigate", "Akun pribadi dan faktor kedua."),
    6: ("escalate", "Usulkan formasi ke Sekretaris Daerah."),
    11: ("transfer", "Cadangan harian di pusat data provinsi."),
}


def keep_examples(officers: Mapping[str, Membership], today: dt.date) -> None:
    """The register after a year of work: some treated, one reviewed, one closed, one whose review is late."""
    made = []
    for number, (agency, event, category, cause, area, control, likelihood, impact) in enumerate(RISKS):
        by = officers[agency]
        review_on = today + dt.timedelta(days=-12 if number == 8 else 30 + 10 * number)
        details = RiskDetails(event, category, area, likelihood, impact, review_on, cause, "", control)
        made.append(identify(by=by, office=by.office, details=details))
    for number, (treatment, plan) in TREATED.items():
        by = officers[RISKS[number][0]]
        due_on = today + dt.timedelta(days=60)
        treat(by=by, risk=made[number], details=TreatmentDetails(treatment, plan, by.account.name, due_on, 2, 3))
    soon = today + dt.timedelta(days=90)
    review(by=officers["kominfo"], risk=made[0], likelihood=2, impact=4, note="Genset sudah dipesan.", review_on=soon)
    close(by=officers["pmd"], risk=made[9])
