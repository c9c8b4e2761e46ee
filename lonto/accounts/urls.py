from django.urls import path

from lonto.accounts.views import invitations, mine, offices, people

app_name = "accounts"
urlpatterns = [
    path("me/", mine.security, name="security"),
    path("me/switch/", mine.switch, name="switch"),
    path("me/sessions/end/", mine.sessions_end, name="sessions_end"),
    path("me/sessions/<int:pk>/end/", mine.session_end, name="session_end"),
    path("me/kept-form/", mine.kept_form, name="kept_form"),
    path("offices/", offices.office_list, name="offices"),
    path("offices/own/", offices.my_office, name="my_office"),
    path("offices/<uuid:pk>/", offices.office_page, name="office"),
    path("offices/<uuid:pk>/edit/", offices.office_edit, name="office_edit"),
    path("offices/<uuid:office>/invite/", invitations.invitation_new, name="invite"),
    path("offices/invitations/<uuid:pk>/", invitations.invitation_page, name="invitation"),
    path("offices/invitations/<uuid:pk>/withdraw/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("offices/people/<uuid:pk>/", people.person_page, name="person"),
    path("offices/people/<uuid:pk>/<slug:name>/", people.person_deed, name="person_deed"),
    path("invitation/<str:token>/", invitations.accept, name="accept"),
]
