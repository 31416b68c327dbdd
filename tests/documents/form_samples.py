"""Filled-in data for every form, all of it invented; renewals and plans stand in `form_samples_more`."""

from tests.documents.form_samples_council import COUNCILS
from tests.documents.form_samples_decision import DECISIONS
from tests.documents.form_samples_dossier import DOSSIER
from tests.documents.form_samples_national import NATIONAL

SAMPLES: dict[str, object] = DOSSIER | NATIONAL | COUNCILS | DECISIONS
