"""Whether the wording of each statement says who says so, in each language."""

from collections.abc import Iterable, Iterator

from generator.checking.texts import Finding, Text, finding
from generator.language.lexicon import Lexicon, lexicon
from generator.language.spellings import spelled, words
from generator.model.fact import Statement
from generator.model.register import Actor
from generator.problems import Code
from generator.reading.content import Content
from generator.resources import Resources

_SHORT_NAME = 4
"""Words of a name whose last word, too, may stand for it: a family name."""


def check_attribution(content: Content, texts: Iterable[Text]) -> Iterator[Finding]:
    """Problems with statements that read as if this site said them itself."""
    actors = {actor.id: actor for actor in content.actors.value}
    speakers = {
        f"sheets/{sheet.id}/{facts.document.path.stem}/{fact.id}/wording": actors[fact.speaker]
        for sheet in content.sheets
        for facts in sheet.facts
        for fact in facts.value
        if isinstance(fact, Statement) and fact.speaker in actors
    }
    for text in texts:
        if speaker := speakers.get(text.key):
            yield from _check(text, speaker, content.resources)


def _check(text: Text, speaker: Actor, resources: Resources) -> Iterator[Finding]:
    for language, said in text.sides.items():
        known = lexicon(language, resources)
        if known is None or language not in speaker.name:
            continue
        if not known.attributes(said):
            message = "the wording does not attribute: no word of it says that somebody said so"
        elif not _named(said, speaker, language, known):
            message = f"the wording does not attribute: it does not name `{speaker.id}`"
        else:
            continue
        advice = (f"begin with who says so: «{speaker.name[language]}»",)
        yield finding(text, language, Code.NOT_ATTRIBUTED, message, advice)


def _named(said: str, speaker: Actor, language: str, known: Lexicon) -> bool:
    there = [{known.bare(form) for form in _forms(word.form, known)} for word in words(said)]
    for name in (speaker.name[language], *speaker.other_names.get(language, ())):
        for wanted in _standing_for(name, known):
            if any(wanted in forms for forms in there):
                return True
    return False


def _forms(word: str, known: Lexicon) -> Iterator[str]:
    return (reading for reading, _ in known.readings(word))


def _standing_for(name: str, known: Lexicon) -> Iterator[str]:
    """The words of a name that may stand for it: the committee, al-Khafaji."""
    own = spelled(name.partition("(")[0], known) or spelled(name, known)
    end = next((place for place, word in enumerate(own) if word in known.name_ends), 0)
    head = own[:end] if end else own
    if known.name_head == "first":
        yield known.bare(head[0])
        if len(own) <= _SHORT_NAME:
            yield known.bare(own[-1])
    else:
        yield head[-1]
