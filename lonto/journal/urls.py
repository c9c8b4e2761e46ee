from django.urls import path

from lonto.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entry_list, name="entries"),
    path("rows/<str:table>/<str:row>/", views.row_history, name="row"),
    path("<str:stream>/<int:number>/", views.entry_page, name="entry"),
]
