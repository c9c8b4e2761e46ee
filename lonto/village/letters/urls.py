from django.urls import path

from lonto.village.letters.views import deciding, listing, papers, setting, signing, writing

app_name = "letters"
urlpatterns = [
    path("", listing.letters, name="letters"),
    path("new/", listing.new, name="new"),
    path("find/", listing.find, name="find"),
    path("new/<uuid:resident>/", writing.choose, name="choose"),
    path("new/<uuid:resident>/<str:code>/", writing.write, name="write"),
    path("sign/", signing.sign_several, name="sign_several"),
    path("setting/", setting.setting, name="setting"),
    path("<uuid:pk>/", deciding.letter, name="letter"),
    path("<uuid:pk>/edit/", writing.edit, name="edit"),
    path("<uuid:pk>/answers/", writing.answers, name="answers"),
    path("<uuid:pk>/submit/", writing.submit, name="submit"),
    path("<uuid:pk>/sent/", writing.sent, name="sent"),
    path("<uuid:pk>/return/", deciding.send_back, name="return"),
    path("<uuid:pk>/approve/", deciding.approve, name="approve"),
    path("<uuid:pk>/withdraw/", deciding.withdraw, name="withdraw"),
    path("<uuid:pk>/sign/", signing.sign, name="sign"),
    path("<uuid:pk>/draft.pdf", papers.draft, name="draft"),
    path("<uuid:pk>/letter.pdf", papers.signed, name="signed"),
]
