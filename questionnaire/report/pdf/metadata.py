"""What the file says about itself: WeasyPrint declares PDF/A-3a, this adds PDF/UA-1 beside it."""

from __future__ import annotations

import pydyf

# PDF/A wants each property described that it does not know itself (ISO 19005-3, 6.6.2.3).
PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""
END = b"</rdf:RDF>"


def declare_pdf_ua(pdf: pydyf.PDF) -> None:
    """Inside the one rdf:RDF that there may be, uncompressed, so that archives find it without unpacking."""
    stream = next(pdf_object for pdf_object in pdf.objects if _is_metadata(pdf_object))
    before, after = stream.stream[0].split(END)
    stream.stream = [before + PDF_UA + END + after]
    stream.compress = False


def _is_metadata(pdf_object: pydyf.Object) -> bool:
    return isinstance(pdf_object, pydyf.Stream) and pdf_object.extra.get("Type") == "/Metadata"
