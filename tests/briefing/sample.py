"""A briefing of real size, made by hand: what the press is tested and timed with."""

from datetime import date

from generator.briefing.manuscript import Attachment, Manuscript
from generator.briefing.qr import qr_image

ADDRESS = "https://example.org/facts/ar/sheets/ain-al-asad/index.html"
DAY = date(2025, 11, 23)
DATA = Attachment("sheet.json", '{"id": "عين الأسد"}'.encode(), "بيانات", "application/json")

CSS = """
@page {
  size: A4;
  margin: 22mm 18mm;
  @bottom-center { content: counter(page) " · " string(title); font: 9pt Amiri }
}
@page arabic {
  @bottom-center {
    content: "صفحة " counter(page, arabic-indic) " من " counter(pages, arabic-indic);
    font: 10pt Amiri;
  }
}
body { font: 10.5pt/1.5 Amiri; text-align: start }
html[lang=ar] body { font-size: 12.5pt; page: arabic }
h1 { string-set: title content() }
table { table-layout: fixed; width: 100%; border-collapse: collapse }
tr { break-inside: avoid }
th:nth-child(1), th:nth-child(4) { width: 12% }
th:nth-child(2) { width: 18% }
th, td { border-bottom: .5pt solid #d9d6ce; padding: 2pt 4pt; text-align: start }
nav ol { list-style: none; padding: 0 }
nav a { display: table; width: 100%; color: #1f4e79; text-decoration: none }
nav a::after { content: target-counter(attr(href), page); display: table-cell; text-align: end }
html[lang=ar] nav a::after { content: target-counter(attr(href), page, arabic-indic) }
ol p { margin: 0 }
.code { width: 24mm }
"""

WORDS = {
    "ar": {
        "title": "انسحاب القوات من قاعدة عين الأسد",
        "fact": "أعلن المتحدث أن القوات الأميركية أنهت انسحابها من القاعدة بموجب اتفاق",
        "quote": "«لا يوجد أي مستشار في عموم المعسكرات العراقية باستثناء قاعدة أربيل»",
        "heads": ("الرقم", "التاريخ", "الواقعة", "المصدر"),
        "contents": "المحتويات",
        "sources": "المصادر",
        "code": "رمز يقود إلى الصفحة",
    },
    "en": {
        "title": "The withdrawal from Ain al-Asad base",
        "fact": "The spokesman said that United States forces had left the base under an agreement",
        "quote": "“There is no adviser in any Iraqi camp, with the exception of Erbil base”",
        "heads": ("No.", "Date", "Fact", "Source"),
        "contents": "Contents",
        "sources": "Sources",
        "code": "Code that leads to the page",
    },
}


def manuscript(language: str = "ar", name: str = "", facts: int = 12) -> Manuscript:
    words = WORDS[language]
    direction = "rtl" if language == "ar" else "ltr"
    contents = "".join(
        f'<li><a href="#f{each}">{words["heads"][2]} {each}</a></li>'
        for each in range(1, facts + 1)
    )
    rows = "".join(
        f'<tr id="f{each}"><td>{each}</td><td><bdi dir="ltr">2025-09-{each:02}</bdi></td>'
        f"<td>{words['fact']}</td>"
        f'<td><bdi dir="ltr"><a href="#n{each}">[{each}]</a></bdi></td></tr>'
        for each in range(1, facts + 1)
    )
    notes = "".join(
        f'<li id="n{each}"><p lang="ar" dir="rtl">{WORDS["ar"]["quote"]}</p>'
        f"<p>{words['quote']}</p></li>"
        for each in range(1, facts + 1)
    )
    heads = "".join(f'<th scope="col">{each}</th>' for each in words["heads"])
    return Manuscript(
        name=name or f"sample.{language}",
        html=f"""<!doctype html><html lang="{language}" dir="{direction}"><head>
            <meta charset="utf-8"><title>{words["title"]}</title>
            <meta name="author" content="مرصد"><meta name="description" content="{words["fact"]}">
            <meta name="keywords" content="{words["contents"]}, {words["sources"]}"></head><body>
            <h1>{words["title"]}</h1>
            <p>{words["fact"]} <a href="{ADDRESS}"><img class="code" alt="{words["code"]}"
              src="{qr_image(ADDRESS)}"></a></p>
            <nav><h2>{words["contents"]}</h2><ol>{contents}</ol></nav>
            <h2>{words["heads"][2]}</h2>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            <h2>{words["sources"]}</h2><ol>{notes}</ol></body></html>""",
        direction="rtl" if language == "ar" else "ltr",
        date=DAY,
        attachments=(DATA,),
    )
