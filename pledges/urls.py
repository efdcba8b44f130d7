from django.urls import path

from pledges.views import (
    attachments,
    carrying,
    exports,
    figures,
    global_reports,
    imports,
    pledge_files,
    pledges,
    reviews,
    submissions,
)

app_name = "pledges"
urlpatterns = [
    path("", pledges.pledges, name="pledges"),
    path("export.<str:form>", exports.export, name="export"),
    path("figures/", figures.figures, name="figures"),
    path("new/", submissions.new, name="new"),
    path("review/", reviews.reviews, name="reviews"),
    path("review/<int:submission>/", reviews.review, name="review"),
    path("submissions/<int:submission>/", submissions.submission, name="submission"),
    path("submissions/<int:submission>/attachment/", attachments.attachment, name="attachment"),
    path("submissions/<int:submission>/<slug:section>/", submissions.section, name="section"),
    path("files/<int:file>/", attachments.attachment_file, name="attachment_file"),
    path("import/", imports.import_pledges, name="import_pledges"),
    path("import/<int:number>/", imports.pledge_import, name="pledge_import"),
    path("import/<int:number>/leave/", imports.leave, name="leave_import"),
    path("import-template.xlsx", pledge_files.template, name="import_template"),
    path("export-all.<str:form>", pledge_files.all_pledges, name="export_all"),
    path("<slug:reference>/", pledges.pledge, name="pledge"),
    path("<slug:reference>/activity/", carrying.carrying, name="carrying"),
    path("<slug:reference>/change/", submissions.change, name="change"),
    path("<slug:reference>/updates/<int:update>/global-form/", global_reports.global_form, name="global_form"),
]
