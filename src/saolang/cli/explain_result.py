"""`saolang explain-result UUID|PRODUCT CODE`: every number between the council's sheets and the star."""

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup
from saolang.cli.export import find_dossier


def main(arguments: list[str]) -> int:
    """Print the lines of the result.

    Raises:
        WrongInput: no such dossier, or the council has not concluded a result for it.
    """
    parser = Parser("explain-result", "Giải thích kết quả của Hội đồng.", usage="saolang explain-result MÃ")
    parser.add_argument("dossier", metavar="MÃ", help="mã số sản phẩm, Phiếu số hoặc UUID của hồ sơ")
    given = parser.parse_args(arguments)
    setup()
    from saolang.councils.explain import explain_result
    from saolang.councils.models import Result

    dossier = find_dossier(given.dossier)
    result = Result.objects.filter(entry__dossier=dossier).first()
    if result is None:
        raise WrongInput(f"Hồ sơ “{dossier}” chưa có kết quả của Hội đồng.")
    print(f"{dossier.product.name}, {dossier.product.producer.organisation.name}")
    print("\n".join(explain_result(result)))
    return 0
