"""Papers that reach the producer: on the dossier's page, and readable."""

import re

import pytest
from django.urls import reverse

from saolang.certificates.models import Certificate
from tests.factories.councils import issue_minutes, issue_recognition, issue_submission, make_concluded
from tests.factories.producers import member_of

pytestmark = pytest.mark.django_db


def test_the_page_lists_the_papers_given_to_the_producer(browse):
    hall = make_concluded([[6000] * 3])
    own = browse(member_of(hall.dossiers[0].product.producer))
    page = own.get("dossier", hall.dossiers[0].uuid).content.decode()
    assert "Báo cáo đánh giá một số nội dung" in page
    assert "Quyết định thành lập Hội đồng cấp tỉnh" in page
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    certificate = Certificate.objects.get()
    page = own.get("dossier", hall.dossiers[0].uuid).content.decode()
    assert "Quyết định công nhận, phân hạng sản phẩm OCOP" in page
    assert "Thông báo kết quả" not in page, "a draft of the office is not shown"
    assert reverse("certificate-pdf", args=[certificate.uuid]) in page
    papers = re.findall(r'href="(/co-quan/van-ban/[^"]+)"', page)
    assert len(papers) == 3
    for address in papers:
        assert own.client.get(address).status_code == 200
