from django.urls import path

from mechanism.views import mechanism, tables

app_name = "mechanism"
urlpatterns = [
    path("", mechanism.mechanism, name="mechanism"),
    path("tables/<int:number>/", tables.table, name="table"),
    path("liaison-table/", tables.liaison_table, name="liaison_table"),
    path("technical-table/", tables.technical_table, name="technical_table"),
]
