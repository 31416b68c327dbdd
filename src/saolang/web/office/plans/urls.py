"""Addresses of plans."""

from django.urls import path

from saolang.web.home import ADDRESSES
from saolang.web.office.papers.links import LINKS
from saolang.web.office.plans import figures  # noqa: F401 - registers the figures of this slice
from saolang.web.office.plans.views import content, difficulties, files, lists, money, plans, readings, record

urlpatterns = [
    path("", lists.plan_list, name="plans"),
    path("moi/", plans.plan_new, name="plan-new"),
    path("viec/", lists.my_tasks, name="plan-my-tasks"),
    path("viec/<uuid:uuid>/", content.task_page, name="plan-task"),
    path("viec/<uuid:uuid>/tep/<uuid:note>/", content.note_file, name="plan-task-file"),
    path("viec/<uuid:uuid>/<slug:action>/", content.task_move, name="plan-task-move"),
    path("doc/", readings.upload, name="plan-upload"),
    path("doc/<uuid:uuid>/", readings.reading_page, name="plan-reading"),
    path("doc/<uuid:uuid>/bo/", readings.reading_drop, name="plan-reading-drop"),
    path("vuong-mac/", lists.difficulty_list, name="plan-difficulties"),
    path("vuong-mac/<uuid:uuid>/", difficulties.difficulty_page, name="plan-difficulty"),
    path("vuong-mac/<uuid:uuid>/giao/", difficulties.difficulty_assign, name="plan-difficulty-assign"),
    path("vuong-mac/<uuid:uuid>/tra-loi/", difficulties.difficulty_answer, name="plan-difficulty-answer"),
    path("vuong-mac/<uuid:uuid>/ket-thuc/", difficulties.difficulty_end, name="plan-difficulty-end"),
    path("van-ban-vien-dan/", lists.document_list, name="plan-documents"),
    path("van-ban-vien-dan/<uuid:uuid>/", difficulties.document_page, name="plan-document"),
    path("van-ban-vien-dan/<uuid:uuid>/sua/", difficulties.document_edit, name="plan-document-edit"),
    path("<uuid:uuid>/", record.plan_page, name="plan"),
    path("<uuid:uuid>/so-sanh/<uuid:other>/", record.compare, name="plan-compare"),
    path("<uuid:uuid>/tep/<slug:suffix>/", files.plan_file, name="plan-file"),
    path("<uuid:uuid>/ban-goc/", files.source_file, name="plan-source-file"),
    path("<uuid:uuid>/sua/", plans.plan_edit, name="plan-edit"),
    path("<uuid:uuid>/cap-tren/", plans.plan_parent, name="plan-parent"),
    path("<uuid:uuid>/trinh-ky/", plans.submit, name="plan-submit"),
    path("<uuid:uuid>/rut-ve/", plans.take_back, name="plan-take-back"),
    path("<uuid:uuid>/ghi-nhan/", plans.record, name="plan-record"),
    path("<uuid:uuid>/bo/", plans.drop, name="plan-drop"),
    path("<uuid:uuid>/dieu-chinh/", plans.amend, name="plan-amend"),
    path("<uuid:uuid>/tong-ket/", plans.close, name="plan-close"),
    path("<uuid:uuid>/nam-sau/", plans.start_next, name="plan-next"),
    path("<uuid:uuid>/chi-tieu/them/", content.target_edit, name="plan-target-new"),
    path("<uuid:uuid>/chi-tieu/<uuid:target>/", content.target_edit, name="plan-target"),
    path("<uuid:uuid>/chi-tieu/<uuid:target>/ket-qua/", content.actual_new, name="plan-actual"),
    path("<uuid:uuid>/chi-tieu/<uuid:target>/danh-sach/", record.target_rows, name="plan-target-rows"),
    path("<uuid:uuid>/muc-tieu/them/", content.objective_new, name="plan-objective-new"),
    path("<uuid:uuid>/nhiem-vu/them/", content.task_edit, name="plan-task-new"),
    path("<uuid:uuid>/nhiem-vu/<uuid:job>/", content.task_edit, name="plan-task-edit"),
    path("<uuid:uuid>/kinh-phi/them/", money.line_edit, name="plan-line-new"),
    path("<uuid:uuid>/kinh-phi/<uuid:budget>/", money.line_page, name="plan-line"),
    path("<uuid:uuid>/kinh-phi/<uuid:budget>/sua/", money.line_edit, name="plan-line-edit"),
    path("<uuid:uuid>/kinh-phi/<uuid:budget>/bo/", money.line_remove, name="plan-line-remove"),
    path("<uuid:uuid>/khoan-tien/<uuid:amount>/huy/", money.entry_cancel, name="plan-entry-cancel"),
    path("<uuid:uuid>/nguon/them/", money.source_new, name="plan-fund-new"),
    path("<uuid:uuid>/nguon/<uuid:fund>/quy-dinh/", money.rule_set, name="plan-fund-rule"),
    path("<uuid:uuid>/phan-cong/them/", content.duty_new, name="plan-duty-new"),
    path("<uuid:uuid>/can-cu/them/", content.citation_new, name="plan-citation-new"),
    path("<uuid:uuid>/long-ghep/", difficulties.own_programme, name="plan-own-programme"),
    path("<uuid:uuid>/vuong-mac/neu/", difficulties.difficulty_new, name="plan-difficulty-new"),
    path("<uuid:uuid>/bo-khoi/<slug:removed>/<uuid:thing>/", content.remove, name="plan-remove"),
]
ADDRESSES["plan.task"] = "plan-task"
ADDRESSES["plan.money"] = "plan"
ADDRESSES["plan.difficulty"] = "plan-difficulty"
ADDRESSES["plan.reading"] = "plan-reading"
LINKS["programme.plan"] = "plan"
