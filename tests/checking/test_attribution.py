from pathlib import Path

import pytest
from contents import smallest
from found import problems

ACTORS = """\
- {id: karim, name: {ar: كريم, en: Karim}, kind: person}
- {id: saadi, name: {ar: كريم محمد الساعدي, en: Karim Muhammad al-Saadi}, kind: person}
- id: committee
  name:
    ar: اللجنة العسكرية العليا لإنهاء مهمة التحالف في العراق
    en: Higher Committee for Ending the Mission in Iraq
  kind: person
- {id: ministry, name: {ar: الوزارة (غير مسماة), en: the Ministry (not named)}, kind: person}
"""


@pytest.mark.parametrize(
    ("speaker", "arabic", "english", "count"),
    [
        ("saadi", "قال الساعدي إنهم غادروا", "Al-Saadi said that they left", 0),
        ("saadi", "بحسب الساعدي، غادروا", "According to al-Saadi, they left", 0),
        ("saadi", "وبيّن كريم محمد الساعدي", "“They left”, Karim Muhammad al-Saadi added", 0),
        ("saadi", "غادروا بين الساعدي وغيره", "They left the United States with al-Saadi", 2),
        ("saadi", "قال إنهم غادروا", "He said that they left", 2),
        ("saadi", "قال الساعدي", "Muhammad said", 1),
        ("committee", "أعلنت اللجنة أنهم غادروا", "The committee announced that they left", 0),
        ("committee", "قيل في العراق، وأكدوا", "Those in Iraq say that they left", 2),
        ("ministry", "قالت الوزارة", "The ministry said", 0),
        ("ministry", "قالت وزارة", "a ministry told", 0),
    ],
)
def test_the_wording_of_a_statement_says_who_says_so(
    tmp_path: Path, speaker: str, arabic: str, english: str, count: int
) -> None:
    content = smallest(tmp_path)
    (content / "register" / "actors.yaml").write_text(ACTORS, "utf-8")
    (content / "sheets" / "first" / "statements.yaml").write_text(
        f"- id: they-left\n  speaker: {speaker}\n  wording:\n    ar: >-\n      {arabic}\n"
        f"    en: >-\n      {english}\n"
        "  evidence: {source: note, quote: ثم عاد, translation: {en: then he returned}}\n",
        "utf-8",
    )
    told = [each for each in problems(content) if each.code.code == "FS424"]
    assert len(told) == count
