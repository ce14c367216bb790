import re

from generator.figures.marks import SEVERAL, ink_of, mark


def test_every_tone_has_a_shape_of_its_own_without_its_colour() -> None:
    tones = ("done", "ongoing", "planned", "disputed", "unknown", SEVERAL, "")
    shapes = {
        re.sub('(class|fill|stroke)="[^"]*"', "", "".join(mark(tone, 6, 6, 6))) for tone in tones
    }
    assert len(shapes) == len(tones)


def test_a_mark_of_the_editor_is_dashed_whatever_its_tone() -> None:
    for tone in ("done", "planned", ""):
        [ring] = mark(tone, 6, 6, 6, dashed=True)
        assert "stroke-dasharray" in ring
        assert f'stroke-{ink_of(tone)}"' in ring


def test_a_status_without_a_tone_has_plain_ink() -> None:
    assert (ink_of(""), ink_of("done")) == ("ink", "done")
