import shutil
from pathlib import Path

from contents import GOOD, change, smallest
from found import problems

from generator.checking.languages import find_in_languages
from generator.checking.names import RegisterNames
from generator.checking.quoted import Quoted
from generator.checking.wordings import register_documents, sheet_documents, source_documents
from generator.reading.content import read_content


def test_a_missing_wording_can_be_allowed(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    assert [each.code.code for each in problems(content)] == ["FS401"]
    assert problems(content, allow_missing=True) == []


def test_an_exception_for_a_missing_wording_is_still_used_where_it_is_allowed(
    tmp_path: Path,
) -> None:
    content = smallest(tmp_path)
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    (content / "exceptions.yaml").write_text(
        "- {code: FS401, where: first, why: not yet}\n", "utf-8"
    )
    assert problems(content) == problems(content, allow_missing=True) == []


def test_documents_looked_at_one_by_one_bring_what_all_of_them_do(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(GOOD, content)
    for file in (*content.glob("sheets/*/*.yaml"), *content.glob("*/*.yaml")):
        file.write_text(file.read_text("utf-8").replace(" the ", " the the\u00ad "), "utf-8")
    read = read_content(content)
    everything = find_in_languages(read)
    register, quoted = RegisterNames.of(read), Quoted.of(read)
    parts = (
        register_documents(read),
        source_documents(read.sources),
        *(sheet_documents([sheet]) for sheet in read.sheets),
    )
    one_by_one = [
        each
        for part in parts
        for each in find_in_languages(read, part, register=register, quoted=quoted)
    ]
    assert len({each.problem.place.file for each in everything}) > 3
    assert sorted(everything, key=repr) == sorted(one_by_one, key=repr)
