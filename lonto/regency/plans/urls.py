from django.urls import path

from lonto.regency.plans.views import effort_tables, efforts, plans, tasks

app_name = "plans"
urlpatterns = [
    path("", plans.plan_list, name="list"),
    path("new/", plans.choose, name="choose"),
    path("new/<uuid:pk>/", plans.ask, name="ask"),
    path("<uuid:pk>/", plans.plan, name="plan"),
    path("<uuid:pk>/progress/", plans.progress, name="progress"),
    path("<uuid:pk>.xlsx", plans.workbook, name="workbook"),
    path("<uuid:pk>/again/", plans.ask_again, name="ask_again"),
    path("<uuid:pk>/discard/", plans.discard, name="discard"),
    path("<uuid:pk>/adopt/<int:place>/", plans.adopt, name="adopt"),
    path("<uuid:pk>/end/", plans.end, name="end"),
    path("tasks/", tasks.task_list, name="tasks"),
    path("tasks/<uuid:pk>/", tasks.task, name="task"),
    path("tasks/<uuid:pk>/give/", tasks.give, name="give"),
    path("tasks/<uuid:pk>/<slug:name>/", tasks.move, name="move"),
    path("efforts/<slug:key>/", efforts.effort_list, name="efforts"),
    path("efforts/<slug:key>/table.xlsx", effort_tables.template, name="effort_template"),
    path("efforts/<slug:key>/table/", effort_tables.upload, name="effort_import"),
    path("tables/<uuid:pk>/", effort_tables.table_page, name="effort_table"),
    path("tables/<uuid:pk>/confirm/", effort_tables.table_confirm, name="effort_table_confirm"),
    path("tables/<uuid:pk>/discard/", effort_tables.table_cancel, name="effort_table_cancel"),
    path("efforts/<slug:key>/ties/new/", efforts.tie, name="tie"),
    path("efforts/<slug:key>/<int:number>/", efforts.effort, name="effort"),
    path("ties/<uuid:pk>/untie/", efforts.untie, name="untie"),
]
