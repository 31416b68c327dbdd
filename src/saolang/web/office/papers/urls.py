"""Official papers: the desk, one page for each, and the acts on it."""

from django.urls import path

from saolang.web.office.papers import figures  # noqa: F401 - registers the figures of this slice
from saolang.web.office.papers.views import acts, files, issue, lists, record

urlpatterns = [
    path("", lists.papers, name="papers"),
    path("<uuid:uuid>/", record.paper, name="paper"),
    path("<uuid:uuid>/ban-hanh/", issue.issue, name="paper-issue"),
    path("<uuid:uuid>/ban-ky/them/", issue.attach, name="paper-attach"),
    path("<uuid:uuid>/trinh-ky/", acts.send, name="paper-send"),
    path("<uuid:uuid>/da-ky/", acts.sign, name="paper-sign"),
    path("<uuid:uuid>/tra-lai/", acts.take_back, name="paper-return"),
    path("<uuid:uuid>/bo/", acts.drop, name="paper-drop"),
    path("<uuid:uuid>/van-ban.pdf", files.pdf, name="paper-pdf"),
    path("<uuid:uuid>/van-ban.docx", files.docx, name="paper-docx"),
    path("<uuid:uuid>/ban-ky", files.signed, name="paper-signed"),
    path("<uuid:uuid>/trang-1.png", files.first_page, name="paper-page"),
]
