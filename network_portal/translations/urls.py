from django.urls import path

from network_portal.translations.views import desk, imports, texts

app_name = "translations"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("import/", imports.import_translations, name="import"),
    path("<slug:kind>/<slug:language>.xlsx", desk.texts_out, name="file"),
    path("<slug:kind>/<int:key>/<slug:language>/", texts.text, name="text"),
]
