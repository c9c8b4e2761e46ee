"""The programmes and quick wins of the demonstration: invented, and said so on the page of the plan."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A programme; `years` count from the plan's first year, or `months` within this year for a quick win.

    `indicators` are (kind, reference or key of SERIES, beginning, target); `money` is (source, million rupiah a year).
    """

    name: str
    aim: str
    part: str
    layer: str
    agency: str
    time: tuple[int, int]
    risks: str
    activities: tuple[str, ...]
    indicators: tuple[tuple[str, str, int, int], ...] = ()
    money: tuple[tuple[str, int], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()


# Key: title, unit, definition, and the figures of the ends of past years, the oldest first.
SERIES = {
    "online": (
        "Desa dengan layanan surat daring",
        "desa",
        "Desa yang menerbitkan surat dari komputer kantor desa sendiri.",
        (4, 19, 52, 88),
    ),
    "wifi": ("Titik Wi-Fi publik", "titik", "Titik Wi-Fi gratis di ruang publik yang aktif.", (6, 14, 23, 31)),
    "visitors": (
        "Kunjungan ke desa wisata",
        "kunjungan setahun",
        "Kunjungan yang dicatat pengelola desa wisata, tanpa Taman Nasional Komodo.",
        (8200, 15400, 24100, 30900),
    ),
    "qris": (
        "Pelaku usaha penerima QRIS",
        "usaha",
        "Usaha mikro dan kecil yang menerima QRIS.",
        (310, 900, 1750, 2640),
    ),
    "health": (
        "Puskesmas dengan rekam medis elektronik",
        "puskesmas",
        "Puskesmas yang mengisi rekam medis elektronik setiap hari kerja.",
        (0, 3, 9, 14),
    ),
    "waste": ("Sampah terkelola di Labuan Bajo", "persen", "Bagian timbulan sampah yang diolah.", (22, 29, 37, 44)),
    "sensors": ("Pos pemantau cuaca dan banjir", "pos", "Pos yang mengirim data setiap jam.", (0, 0, 2, 5)),
    "datasets": (
        "Himpunan data yang terbuka",
        "himpunan",
        "Himpunan data yang dapat diunduh siapa saja.",
        (0, 12, 27, 41),
    ),
    "libraries": ("Pojok baca digital desa", "desa", "Desa dengan pojok baca digital yang dibuka.", (0, 8, 17, 33)),
}

PROGRAMMES = (
    Example(
        "Layanan desa daring di 164 desa",
        "Warga mengurus surat dari desa, tanpa pergi ke ibu kota kabupaten.",
        "governance-1",
        "infrastructure",
        "pmd",
        (0, 6),
        "Jaringan belum ada di sebagian desa; operator desa berganti.",
        ("Pemasangan di 50 desa pertama", "Pelatihan operator desa", "Pemasangan di desa terpencil"),
        (("output", "online", 4, 164), ("outcome", "measure:letters-issued", 0, 60000)),
        (("regency", 1200), ("villages", 820)),
        (("start", "Kesepakatan dengan desa sudah ditandatangani."),),
    ),
    Example(
        "Arsitektur dan peta rencana SPBE",
        "Perangkat daerah memakai data dan aplikasi yang sama.",
        "governance-2",
        "superstructure",
        "kominfo",
        (0, 3),
        "Perangkat daerah membangun aplikasi sendiri-sendiri.",
        ("Pemetaan aplikasi", "Peraturan bupati tentang arsitektur"),
        (),
        (("regency", 350),),
        (
            ("start", "Tim koordinasi sudah dibentuk."),
            ("finish", "Dokumen arsitektur sudah diterima tim koordinasi."),
        ),
    ),
    Example(
        "Satu data Manggarai Barat",
        "Angka yang sama untuk perencanaan, layanan, dan publik.",
        "governance-3",
        "superstructure",
        "bappeda",
        (1, 8),
        "Wali data belum ditunjuk di semua perangkat daerah.",
        ("Penunjukan wali data", "Portal data terbuka"),
        (("output", "datasets", 0, 120),),
        (("regency", 400), ("state", 250)),
        (("start", "Forum satu data mulai bekerja."),),
    ),
    Example(
        "Desa wisata bercerita",
        "Wisatawan tinggal lebih lama dan singgah di desa.",
        "branding-1",
        "structure",
        "tourism",
        (1, 6),
        "Promosi berhenti bila pengelola desa wisata berganti.",
        ("Pelatihan pemandu desa", "Kalender acara bersama"),
        (("outcome", "visitors", 8200, 60000),),
        (("regency", 600), ("partners", 300)),
        (("start", "Sepuluh desa wisata ikut serta."),),
    ),
    Example(
        "Wajah kota Labuan Bajo",
        "Ruang publik yang tertata, aman, dan terang.",
        "branding-3",
        "infrastructure",
        "bappeda",
        (3, 9),
        "Lahan belum seluruhnya milik pemerintah daerah.",
        ("Rancangan ruang publik", "Penataan jalan pesisir"),
        (("output", "wifi", 6, 80),),
        (("regency", 2500), ("state", 4000)),
        (),
    ),
    Example(
        "Pasar dan usaha kecil nontunai",
        "Usaha kecil mencatat penjualan dan mudah mendapat kredit.",
        "economy-3",
        "infrastructure",
        "pmd",
        (1, 5),
        "Sinyal lemah di pasar kecamatan.",
        ("Pendampingan pedagang", "QRIS di pasar kecamatan"),
        (("outcome", "qris", 310, 5000),),
        (("regency", 300), ("partners", 450)),
        (
            ("start", "Bank daerah bersedia mendampingi."),
            ("halt", "Menunggu perbaikan jaringan di tiga pasar."),
        ),
    ),
    Example(
        "Rekam medis elektronik puskesmas",
        "Riwayat pasien terbaca di setiap puskesmas.",
        "living-2",
        "infrastructure",
        "health",
        (1, 5),
        "Tenaga perekam medis kurang.",
        ("Perangkat dan jaringan puskesmas", "Pelatihan petugas"),
        (("output", "health", 0, 22),),
        (("regency", 700), ("state", 900)),
        (("start", "Sembilan puskesmas menjadi perintis."),),
    ),
    Example(
        "Beasiswa talenta digital daerah",
        "Anak muda dan perangkat desa terlatih untuk pekerjaan digital.",
        "society-2",
        "structure",
        "bkpsdm",
        (0, 8),
        "Lulusan pindah ke luar daerah.",
        ("Kelas di kecamatan", "Magang di perangkat daerah"),
        (("output", "measure:training-people-trained", 0, 20000),),
        (("regency", 900), ("state", 2200)),
        (("start", "Perjanjian kerja sama pelatihan sudah berlaku."),),
    ),
    Example(
        "Pojok baca digital desa",
        "Warga belajar dan mengurus layanan di satu tempat di desa.",
        "society-2",
        "infrastructure",
        "pmd",
        (2, 7),
        "Biaya internet menjadi beban desa.",
        ("Perangkat baca", "Kader literasi digital"),
        (("output", "libraries", 0, 120),),
        (("villages", 480),),
        (("start", "Tujuh belas desa menganggarkan sendiri."),),
    ),
    Example(
        "Sampah terpilah dari rumah",
        "Sampah kota wisata diolah dan tidak sampai ke laut.",
        "environment-2",
        "infrastructure",
        "environment",
        (1, 9),
        "Armada angkut terbatas.",
        ("Bank sampah di kelurahan", "Tempat pengolahan terpadu"),
        (("impact", "waste", 22, 80),),
        (("regency", 1500), ("state", 1800)),
        (("start", "Empat kelurahan memulai pemilahan."),),
    ),
)
QUICK_WINS = (
    Example(
        "Antrean puskesmas lewat telepon genggam",
        "Pasien tidak menunggu sejak subuh.",
        "living-2",
        "infrastructure",
        "health",
        (2, 10),
        "",
        ("Uji coba di tiga puskesmas",),
        (("output", "health", 9, 14),),
        (("regency", 120),),
        (("start", "Perangkat sudah dibeli."), ("finish", "Tiga puskesmas memakainya setiap hari.")),
    ),
    Example(
        "Surat domisili selesai sehari",
        "Permohonan yang masuk pagi ditandatangani hari itu juga.",
        "governance-1",
        "superstructure",
        "pmd",
        (1, 12),
        "Kepala desa tidak selalu di kantor.",
        ("Tanda tangan elektronik kepala desa", "Papan waktu layanan di kantor desa"),
        (("outcome", "measure:days-to-signature", 5, 1),),
        (("villages", 60),),
        (("start", "Dua puluh desa ikut serta."),),
    ),
    Example(
        "Peta acara Labuan Bajo",
        "Semua acara tahun ini di satu peta.",
        "branding-1",
        "infrastructure",
        "tourism",
        (1, 6),
        "",
        ("Pengumpulan acara", "Peta daring"),
        (("output", "visitors", 24100, 32000),),
        (("regency", 75),),
        (("start", "Data acara terkumpul."), ("finish", "Peta sudah dibuka untuk umum.")),
    ),
    Example(
        "Seratus usaha baru dengan QRIS di Pasar Wae Kesambi",
        "Pedagang menerima pembayaran tanpa uang tunai.",
        "economy-3",
        "structure",
        "pmd",
        (3, 11),
        "Biaya transaksi membuat pedagang ragu.",
        ("Pendaftaran bersama bank", "Pendampingan sebulan"),
        (("output", "qris", 2640, 2740),),
        (("partners", 90),),
        (("start", "Bank membuka loket di pasar."),),
    ),
    Example(
        "Kelas literasi digital di sepuluh desa",
        "Warga mengenali penipuan daring dan berita bohong.",
        "society-1",
        "structure",
        "bkpsdm",
        (4, 12),
        "",
        ("Kelas akhir pekan",),
        (("output", "libraries", 33, 43),),
        (("regency", 85),),
        (("start", "Pengajar sudah ditunjuk."),),
    ),
    Example(
        "Lima pos pemantau banjir mengirim data",
        "Peringatan dini sampai ke desa sebelum air naik.",
        "environment-1",
        "infrastructure",
        "environment",
        (2, 12),
        "Suku cadang lama datangnya.",
        ("Pemasangan pos", "Grup peringatan desa"),
        (("output", "sensors", 2, 5),),
        (("state", 300),),
        (),
    ),
)
