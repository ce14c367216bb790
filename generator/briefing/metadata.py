"""What a finished PDF says about itself beyond WeasyPrint: PDF/UA, direction, dates."""

import re
from datetime import date
from typing import Any, Literal

_UA_IDENTIFIER = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
  <pdfuaid:part>1</pdfuaid:part>
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""  # noqa: E501 - white space inside the description would be part of it
"""The mark of PDF/UA-1 in XMP, with the declaration that PDF/A asks for of any such property."""


def midnight(day: date) -> str:
    """Write a day as the one moment that every date in the file is set to."""
    return f"{day.isoformat()}T00:00:00Z"


def complete(pdf: Any, direction: Literal["rtl", "ltr"], languages: tuple[str, ...]) -> None:
    """Complete what a `pydyf.PDF` says about itself, before it is written.

    Args:
        pdf: The file, its catalogue filled as PDF/A-3a.
        direction: The side from which the pages are turned and read.
        languages: Those that it is written in, in their order.
    """
    catalogue = pdf.catalog
    metadata = pdf.objects[int(catalogue["Metadata"].split()[0])]
    [xmp] = metadata.stream
    opening, end, rest = re.split(rb"(?=</(?:\w+:)?RDF>)()", xmp, maxsplit=1)
    metadata.stream = [opening + _UA_IDENTIFIER + _languages(languages) + end + rest]
    catalogue["ViewerPreferences"]["Direction"] = "/R2L" if direction == "rtl" else "/L2R"
    if "AF" in catalogue:  # WeasyPrint lists each associated file twice
        catalogue["AF"][:] = dict.fromkeys(catalogue["AF"])


def _languages(languages: tuple[str, ...]) -> bytes:
    """The languages in XMP; the catalogue of the file can name only one."""
    if not languages:
        return b""
    items = "".join(f"<rdf:li>{each}</rdf:li>" for each in languages)
    return (
        '<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">'
        f"<dc:language><rdf:Bag>{items}</rdf:Bag></dc:language></rdf:Description>\n"
    ).encode()
