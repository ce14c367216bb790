from generator.checking.quoted import Quoted

QUOTED = Quoted(['قال: "غادرنا  قاعدة «الوادي»".', "He said: it's over."])


def test_words_of_a_source_in_quotation_marks_become_dummies() -> None:
    masked = QUOTED.without('قال «"غادرنا قاعدة» ثم “it\'s over” و«"عاد"».')
    assert '"غادرنا' not in masked
    assert "'" not in masked
    assert '«"عاد"»' in masked


def test_a_dummy_is_as_long_as_the_words() -> None:
    text = "x «غادرنا قاعدة» “it's over” y"
    assert len(QUOTED.without(text)) == len(text)
    assert QUOTED.without(text).startswith("x «")


def test_words_without_quotation_marks_stay() -> None:
    assert QUOTED.without("غادرنا قاعدة") == "غادرنا قاعدة"
