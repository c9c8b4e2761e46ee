from django.urls import path

from lonto.village.residents.views import editing, exports, families, imports, listing, profile

app_name = "residents"
urlpatterns = [
    path("", listing.residents, name="residents"),
    path("find/", listing.find, name="find"),
    path("left/", listing.left, name="left"),
    path("to-assign/", listing.to_assign, name="to_assign"),
    path("new/", editing.new, name="new"),
    path("export/", exports.export, name="export"),
    path("families/find/", listing.find_family, name="find_family"),
    path("families/", listing.families, name="families"),
    path("families/<uuid:pk>/", families.family, name="family"),
    path("families/<uuid:pk>/card/", families.card, name="card"),
    path("imports/", imports.imports, name="imports"),
    path("imports/new/", imports.upload, name="upload"),
    path("imports/<uuid:pk>/", imports.import_page, name="import"),
    path("imports/<uuid:pk>/progress/", imports.progress, name="import_progress"),
    path("imports/<uuid:pk>/rows/", imports.import_rows, name="import_rows"),
    path("imports/<uuid:pk>/recheck/", imports.recheck, name="import_recheck"),
    path("imports/<uuid:pk>/confirm/", imports.confirm, name="import_confirm"),
    path("imports/<uuid:pk>/restart/", imports.restart, name="import_restart"),
    path("imports/<uuid:pk>/discard/", imports.discard, name="import_discard"),
    path("imports/<uuid:pk>/file/", imports.import_file, name="import_file"),
    path("<uuid:pk>/", profile.profile, name="profile"),
    path("<uuid:pk>/numbers/", profile.numbers, name="numbers"),
    path("<uuid:pk>/correct/", editing.correct, name="correct"),
    path("<uuid:pk>/family/", families.move, name="move"),
]
