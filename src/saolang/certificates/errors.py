"""What can be refused about certificates."""

from saolang.core.errors import NotNow, WrongInput


class StillInForce(NotNow):
    """The product has a certificate in force; only an upgrade or renewal replaces it."""

    code = "still-in-force"


class StarNotGiven(WrongInput):
    """No certificate exists for this star (QĐ 26/2026/QĐ-TTg, Điều 4.1a)."""

    code = "star-without-certificate"


class WrongAuthority(WrongInput):
    """Another authority decides on this star."""

    code = "wrong-authority"
