"""The only code that writes accounts, organisations, memberships, signing rights, bodies and seats."""

from saolang.people.domain.accounts import (
    add_membership,
    complete_registration,
    create_account,
    create_organisation,
    end_membership,
    update_account,
)
from saolang.people.domain.agencies import found_operator, found_province, update_organisation
from saolang.people.domain.bodies import add_seat, appoint_adviser, create_body, end_adviser, replace_seat
from saolang.people.domain.data_requests import answer_data_request, ask_about_data
from saolang.people.domain.invitations import accept_invitation, cancel_invitation, invite_colleague
from saolang.people.domain.signing import delegate_signing, end_signing_right, grant_signing_right, hand_over_signing
from saolang.people.domain.standing_in import end_stand_ins, stand_in

__all__ = [
    "accept_invitation",
    "add_membership",
    "add_seat",
    "answer_data_request",
    "appoint_adviser",
    "ask_about_data",
    "cancel_invitation",
    "complete_registration",
    "create_account",
    "create_body",
    "create_organisation",
    "delegate_signing",
    "end_adviser",
    "end_membership",
    "end_signing_right",
    "end_stand_ins",
    "found_operator",
    "found_province",
    "grant_signing_right",
    "hand_over_signing",
    "invite_colleague",
    "replace_seat",
    "stand_in",
    "update_account",
    "update_organisation",
]
