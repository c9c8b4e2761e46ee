from django.urls import path

from lonto.regency.agreements.views import agreements, duties, parties, pledges, reports

app_name = "agreements"
urlpatterns = [
    path("", agreements.agreement_index, name="all"),
    path("new/", agreements.agreement_new, name="new"),
    path("pledges/", pledges.pledge_index, name="pledges"),
    path("duties/", duties.duty_index, name="duties"),
    path("reports/<int:year>.pdf", reports.year_report, name="report"),
    path("<uuid:pk>/", agreements.agreement_page, name="agreement"),
    path("<uuid:pk>/change/", agreements.agreement_edit, name="edit"),
    path("<uuid:pk>/sign/", agreements.agreement_sign, name="sign"),
    path("<uuid:pk>/extend/", agreements.agreement_extend, name="extend"),
    path("<uuid:pk>/close/", agreements.agreement_close, name="close"),
    path("<uuid:pk>/public/", agreements.agreement_publish, name="publish"),
    path("<uuid:pk>/remove/", agreements.agreement_delete, name="delete"),
    path("<uuid:pk>/reports/<int:year>.pdf", reports.agreement_report, name="agreement_report"),
    path("<uuid:pk>/parties/new/", parties.party_new, name="party_new"),
    path("<uuid:pk>/documents/new/", parties.document_new, name="document_new"),
    path("<uuid:pk>/documents/<uuid:evidence_pk>/remove/", parties.document_delete, name="document_delete"),
    path("<uuid:pk>/pledges/new/", pledges.pledge_new, name="pledge_new"),
    path("<uuid:pk>/duties/new/", duties.duty_new, name="duty_new"),
    path("parties/<uuid:pk>/", parties.party_edit, name="party"),
    path("parties/<uuid:pk>/remove/", parties.party_delete, name="party_delete"),
    path("parties/<uuid:pk>/signatories/new/", parties.signatory_new, name="signatory_new"),
    path("signatories/<uuid:pk>/remove/", parties.signatory_delete, name="signatory_delete"),
    path("pledges/<uuid:pk>/", pledges.pledge_page, name="pledge"),
    path("pledges/<uuid:pk>/villages/", pledges.pledge_villages, name="pledge_villages"),
    path("pledges/<uuid:pk>/change/", pledges.pledge_edit, name="pledge_edit"),
    path("pledges/<uuid:pk>/give-up/", pledges.pledge_drop, name="pledge_drop"),
    path("pledges/<uuid:pk>/remove/", pledges.pledge_delete, name="pledge_delete"),
    path("pledges/<uuid:pk>/milestones/new/", pledges.milestone_new, name="milestone_new"),
    path("milestones/<uuid:pk>/remove/", pledges.milestone_delete, name="milestone_delete"),
    path("duties/<uuid:pk>/change/", duties.duty_edit, name="duty_edit"),
    path("duties/<uuid:pk>/done/", duties.duty_done, name="duty_done"),
    path("duties/<uuid:pk>/remove/", duties.duty_delete, name="duty_delete"),
]
