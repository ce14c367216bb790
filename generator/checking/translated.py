"""Whether each wording still says what it said when its languages were last compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.checking.texts import Finding, Text
from generator.language.locales import locale_tags
from generator.problems import Code, Problem
from generator.reading.content import Content
from generator.reading.lock import Lock, digest, in_its_list

State = Literal["missing", "stale", "new", "accepted"]


@dataclass(frozen=True, slots=True)
class Translation:
    """A wording that more than one language should have.

    Args:
        missing: The languages that it is not given in.
        changed: The languages that changed since it was accepted.
    """

    text: Text
    state: State
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def translations(content: Content, texts: Iterable[Text]) -> Iterator[Translation]:
    """How each wording stands."""
    languages = content.site.value.languages
    accepted = content.lock.accepted if content.lock else {}
    wanted = _wanted(content)
    for text in texts:
        if len({text.original, *languages} - {""}) < 2:  # noqa: PLR2004 - nothing to compare
            continue
        if missing := tuple(each for each in wanted if each not in text.sides):
            yield Translation(text, "missing", missing=missing)
        elif content.lock and _is_accepted(text, content.lock):
            yield Translation(text, "accepted")
        elif text.key not in accepted:
            yield Translation(text, "new")
        elif changed := _changed(text, accepted[text.key]):
            yield Translation(text, "stale", changed=changed)
        else:  # a language that it was accepted in has left the site
            yield Translation(text, "accepted")


def digests(text: Text) -> dict[str, str]:
    """What is kept of a wording once it is accepted."""
    return {language: digest(said) for language, said in text.sides.items()}


def _wanted(content: Content) -> tuple[str, ...]:
    """The languages that each wording should be given in."""
    known = locale_tags(content.resources)
    return tuple(each for each in content.site.value.languages if each in known)


def _is_accepted(text: Text, lock: Lock) -> bool:
    """Whether it is as it was accepted, here or elsewhere in its list."""
    here = digests(text)
    return here == lock.accepted.get(text.key) or in_its_list(text.key, here) in lock.anywhere


def _changed(text: Text, accepted: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(each for each, hash_ in digests(text).items() if accepted.get(each) != hash_)


def check_translations(content: Content, texts: Sequence[Text]) -> Iterator[Finding]:
    """Wordings that a language lacks, and where there is a lock those that nobody compared."""
    wanted = _wanted(content)
    for text in texts:
        for language in wanted:
            if language in text.sides or language in text.blank:
                continue  # given, or a to-do already
            label = next((step for step in reversed(text.path) if isinstance(step, str)), "text")
            message = f"`{label}` is not given in `{language}`"
            place = text.document.place(*text.path)
            problem = Problem(place, Code.MISSING_WORDING, message)
            yield Finding(text.key, problem, firm=not text.sides)
    if content.lock:
        for each in translations(content, texts):
            if each.state in ("new", "stale"):
                yield _unaccepted(each)


def _unaccepted(translation: Translation) -> Finding:
    text, changed = translation.text, translation.changed
    advice = (f"compare the languages, then: factsheet translations accept {text.key}",)
    if translation.state == "new":
        message = "nobody has accepted this translation yet"
        place = text.document.place(*text.path)
        return Finding(text.key, Problem(place, Code.TRANSLATION_NEW, message, advice))
    rest = [each for each in text.sides if each not in changed]
    named = " and ".join(f"`{each}`" for each in changed)
    message = f"{named} changed since the translation was accepted"
    if rest:
        message += f", {' and '.join(f'`{each}`' for each in rest)} did not"
    place = text.place(changed[0])
    return Finding(text.key, Problem(place, Code.TRANSLATION_STALE, message, advice))
