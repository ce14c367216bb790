import pytest
from contents import BROKEN, GOOD, broken

from generator.load import load
from generator.problems import ContentError


def test_good_content_becomes_a_dossier() -> None:
    dossier = load(GOOD)
    assert [sheet.id for sheet in dossier.sheets] == ["runway", "wadi-base"]
    assert dossier.sheets[0].facts


@pytest.mark.parametrize("case", BROKEN[::6])
def test_broken_content_never_becomes_a_dossier(
    case: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(ContentError):
        load(broken(case, tmp_path_factory.mktemp("broken")))
