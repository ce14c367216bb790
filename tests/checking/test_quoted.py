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


def test_words_may_begin_and_end_within_words_of_the_source() -> None:
    assert QUOTED.without("“aid: it's ov”") == "“xxxxxxxxxxxx”"
    assert QUOTED.without("«ادرنا قاعدة «") == "«ادرنا قاعدة «"


def test_words_of_two_sources_are_no_words_of_one() -> None:
    quoted = Quoted(["one two three", "two three four"])
    assert quoted.without("“one two three four”") == "“one two three four”"
    assert quoted.without("“two three four”") == "“xxxxxxxxxxxxxx”"
