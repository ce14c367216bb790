"""How the theme's stubs become frames: mended, opened at their marks, and cut.

Every change to what the theme wrote must find what it changes, or it fails: a frame that is cut in
the wrong place would spoil every page.
"""

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import escape as escape_text

from generator.website.frame import Chrome, Frame, FrameError, Frames, Heading, contents_list
from generator.website.policy import hash_source, policy
from generator.website.theme import DEPTHS, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.website.theme import Rendered

_MARK: Final = re.compile("qz-([a-z]+[0-9]*)-zq")
_HEADING: Final = Heading("qz-first", "qz-first-zq", (Heading("qz-second", "qz-second-zq"),))
_CONFIG: Final = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)')
_WORDS: Final = re.compile(r'<script type="application/json">(.*?)</script>')
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LIST: Final = re.compile(
    r'(<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>\n)(.*?)'
    r"(\n</ul>\n</nav>\n</div>)",
    re.DOTALL,
)
_ASSET: Final = re.compile(r'(?:href|src)="(?:\.\./)+(assets/[^"]+)"')


def capture(chromes: "Sequence[Chrome]", *folders: Path) -> dict[str, Frames]:
    """Render the theme for some languages and cut it into the frames of each."""
    if not all(chrome.navigation for chrome in chromes):
        raise FrameError("a site without navigation has no frame")
    rendered = zip(chromes, render(chromes, *folders), strict=True)
    return {chrome.language: _frames(chrome, each) for chrome, each in rendered}


def _frames(chrome: Chrome, rendered: "Rendered") -> Frames:
    kinds = [(depth, contents) for depth in range(DEPTHS) for contents in (False, True)]
    if set(rendered.pages) != set(kinds):
        raise _mismatch("a page for each stub")
    pages = {kind: _finish(rendered.pages[kind], kind[0], chrome) for kind in kinds}
    return Frames(
        chrome,
        tuple((_cut(pages[depth, False]), _cut(pages[depth, True])) for depth in range(DEPTHS)),
        _assets("".join(pages.values()), rendered),
        _words(rendered.pages[0, True])["toc"],
        frozenset(hash_source(each) for page in pages.values() for each in _INLINE.findall(page)),
    )


def _words(page: str) -> dict[str, str]:
    """Read the theme's words that we use outside its templates, as it says them."""
    found = _WORDS.search(page)
    if not found:
        raise _mismatch("its words")
    words: dict[str, str] = json.loads(found[1])
    return words


def _finish(page: str, depth: int, chrome: Chrome) -> str:
    """Mend what the theme does not do well, and say what is the same on every page."""
    words = _words(page)
    page = _WORDS.sub("", page)
    page = re.sub(r"\s*\n\s*", "\n", page)
    root, here = "../" * (depth + 1), "../" * depth
    others = [language for language, _ in chrome.alternates if language != chrome.language]
    links = 2 * len(chrome.navigation)  # in the tabs and in the drawer
    for pattern, replacement, times in (
        # Screen readers and hyphenation want the direction and language at the root.
        (
            r'<html lang="[^"]*"',
            f'<html lang="{escape(chrome.language)}" dir="{chrome.direction}"',
            1,
        ),
        (rf'<body dir="{chrome.direction}"', "<body", 1),
        # The validator refuses the attribute on a check box.
        (r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1", 2),
        (r'(data-md-component="search" role="dialog")', rf'\1 aria-label="{words["search"]}"', 1),
        (r'<article class="md-content__inner md-typeset"', r'\g<0> id="content" tabindex="-1"', 1),
        # Its link has a name.
        (r'(<img src="[^"]*") alt="logo"', r'\1 alt=""', 2 if chrome.logo else 0),
        # Our stylesheet has all the colours.
        (r'<link rel="stylesheet" href="[^"]*/assets/stylesheets/palette\.[^"]*">\n', "", 1),
        # The label that opens the drawer can be reached by keyboard, and has a name.
        (
            r'(?<=<label class="md-header__button md-icon" for="__drawer")>',
            r' tabindex="0">\n<span class="site-unseen">' + words["nav"] + "</span>",
            1,
        ),
        (r'href="#qz-nav(\d+)-zq"', r'href="qz-path\1-zq"qz-current\1-zq', links),
        (r'href="#qz-link(\d+)-zq"', r'href="qz-alternate\1-zq"', len(others)),
        (r'href="(?:[./]*)#qz-home-zq"', f'href="{here}index.html"', 2),
    ):
        page, found = re.subn(pattern, replacement, page)
        if found != times:
            raise _mismatch(f"{pattern} {times} times, but {found}")
    page = _with_contents(page)
    page = _with_config(page, root, here)
    static = {
        "policy": policy(map(hash_source, _INLINE.findall(page))),
        "site": escape(chrome.site_name),
        "footer": str(escape_text(chrome.footer)),
        **{f"label{n}": escape(label) for n, (label, _) in enumerate(chrome.navigation)},
        **{f"path{n}": here + escape(path) for n, (_, path) in enumerate(chrome.navigation)},
        **{f"name{n}": escape(name) for n, (_, name) in enumerate(chrome.alternates)},
    }
    return _MARK.sub(lambda mark: static.get(mark[1], mark[0]), page)


def _with_contents(page: str) -> str:
    """Open the list of contents, if there is one, and check that we write it as the theme does."""
    if 'hidden>\n<div class="md-sidebar__scrollwrap">' in page:
        return page
    found = _LIST.search(page)
    if not found or found[2] != contents_list([_HEADING]):
        raise _mismatch("the list of contents as we write it")
    page = page.replace(found[0], f"{found[1]}qz-contents-zq{found[3]}")
    # The label is for a check box that only pages in the theme's own navigation have.
    label = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)
    page, times = label.subn(r'<div class="md-nav__title">\1</div>', page)
    if times != 1:
        raise _mismatch("one title of the list of contents")
    return page


def _with_config(page: str, root: str, here: str) -> str:
    """Point the theme's script to this language's own index, and to our search worker."""
    found = _CONFIG.search(page)
    if not found:
        raise _mismatch("the settings of its script")
    config = json.loads(found[2])
    if not config["search"].startswith(f"{root}assets/javascripts/workers/search."):
        raise _mismatch("the address of its search worker")
    config |= {"base": here.rstrip("/") or ".", "search": f"{root}assets/javascripts/search.js"}
    text = json.dumps(config, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return page.replace(found[0], found[1] + text + found[3])


def _cut(page: str) -> Frame:
    parts = _MARK.split(page)
    if not {"title", "window", "description", "head", "body"} <= set(parts[1::2]):
        raise _mismatch("a place for title, description, head and body")
    if any("qz-" in part or "-zq" in part for part in parts[::2]):
        raise _mismatch("no mark left")
    return Frame(tuple(parts[::2]), tuple(parts[1::2]))


def _assets(pages: str, rendered: "Rendered") -> dict[str, bytes]:
    """Read the theme's files that the pages ask for."""
    assets: dict[str, bytes] = {}
    for path in sorted(set(_ASSET.findall(pages))):
        for folder in rendered.folders:
            if (file := folder / path).is_file():
                # The maps that these comments point to are for the theme's authors.
                content = file.read_bytes()
                assets[path] = re.sub(rb"\n(?://|/\*)# sourceMappingURL=[^\n]*\n?$", b"\n", content)
                break
    if not {"bundle", "main"} <= {Path(path).name.split(".")[0] for path in assets}:
        raise _mismatch("its script and stylesheet")
    return assets


def _mismatch(missing: str) -> FrameError:
    return FrameError(f"the theme is not the version that the frame was cut to: expected {missing}")
