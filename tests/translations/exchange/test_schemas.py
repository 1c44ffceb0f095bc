"""What other programs insist on: XLIFF's own rules, and Word's order of elements."""

import io
import zipfile

from lxml import etree

from tests.translations.exchange.samples import hard_sheet, row, sheet
from translations.exchange import tmx, word, xliff
from translations.exchange.tmx import Entry

# As far as we use them, the rules of XLIFF 1.2 (OASIS, 2008): what stands in what, in which order.
RULES = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{xliff.XLIFF}"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="xliff"><attribute name="version" ns=""><value>1.2</value></attribute>
  <oneOrMore><ref name="file"/></oneOrMore></element></start>
 <define name="file"><element name="file">
  <attribute name="original" ns=""/><attribute name="datatype" ns=""/>
  <attribute name="source-language" ns=""><data type="language"/></attribute>
  <attribute name="target-language" ns=""><data type="language"/></attribute>
  <attribute name="tool-id" ns=""/>
  <element name="header">
   <element name="tool"><attribute name="tool-id" ns=""/><attribute name="tool-name" ns=""/>
    <empty/></element>
   <ref name="note"/></element>
  <element name="body"><zeroOrMore><ref name="unit"/></zeroOrMore></element></element></define>
 <define name="note"><element name="note"><text/></element></define>
 <define name="unit"><element name="trans-unit">
  <attribute name="id" ns=""/><optional><attribute name="resname" ns=""/></optional>
  <optional><attribute name="approved" ns=""><value>yes</value></attribute></optional>
  <optional><attribute name="translate" ns=""><value>no</value></attribute></optional>
  <optional><attribute name="maxwidth" ns=""><data type="positiveInteger"/></attribute>
   <attribute name="size-unit" ns=""><value>char</value></attribute></optional>
  <attribute name="xml:space"><value>preserve</value></attribute>
  <zeroOrMore><attribute><nsName ns="{xliff.OURS}"/></attribute></zeroOrMore>
  <element name="source"><ref name="language"/><text/></element>
  <element name="target"><ref name="language"/>
   <attribute name="state" ns=""><choice><value>new</value><value>needs-translation</value>
    <value>translated</value><value>final</value></choice></attribute><text/></element>
  <zeroOrMore><choice><ref name="note"/>
   <element name="alt-trans">
    <attribute name="alttranstype" ns=""><value>previous-version</value></attribute>
    <element name="source"><ref name="language"/><text/></element>
    <element name="target"><ref name="language"/><text/></element></element>
  </choice></zeroOrMore></element></define>
 <define name="language"><attribute name="xml:lang"><data type="language"/></attribute></define>
</grammar>
"""
# The order of ECMA-376 (sequence CT_RPr, CT_PPr, CT_TblPr, CT_TrPr, CT_Tc, CT_Tbl).
ORDER = {
    "rPr": ["b", "bCs", "noProof", "vanish", "color", "sz", "szCs", "highlight", "rtl", "lang"],
    "pPr": ["pStyle", "bidi", "rPr"],
    "tblPr": ["tblW", "tblBorders", "tblLayout"],
    "tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"],
    "trPr": ["tblHeader"],
    "tc": ["tcPr", "p"],
    "tr": ["trPr", "tc"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "p": ["pPr", "r"],
    "r": ["rPr", "tab", "t"],
}


def _every_kind_of_row() -> list:
    """Rows that between them use everything that a file can say."""
    return [
        row(1, status="missing"),
        row(2, target="ب", status="approved", max_length=20, notes=("A note.", "Another.")),
        row(3, target="ب", status="in_review", previous_source="Earlier"),
        row(4, status="not_needed"),
        *hard_sheet(200).rows[10:],
    ]


def test_our_xliff_keeps_the_rules_of_xliff():
    rules = etree.RelaxNG(etree.fromstring(RULES))
    for language in ("ar", "zh-hans", "fr"):
        root = etree.fromstring(xliff.write(sheet(*_every_kind_of_row(), language=language)))
        assert (rules.validate(root), str(rules.error_log)) == (True, "")


def test_our_memory_has_all_that_its_format_requires():
    root = etree.fromstring(
        tmx.write([Entry("en", "City", "fr", "Ville", {"a": "b"})], source_language="en")
    )
    required = {"adminlang", "creationtool", "creationtoolversion", "datatype", "o-tmf"}
    required |= {"segtype", "srclang"}
    assert set(root.find("header").keys()) == required
    assert root.get("version") == "1.4"
    assert [child.tag for child in root.find("body/tu")] == ["prop", "tuv", "tuv"]


def test_our_word_document_has_its_elements_in_the_order_that_word_insists_on():
    data = word.write(sheet(*_every_kind_of_row()))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    wrong = set()
    for element in root.iter():
        name = etree.QName(element).localname
        order, children = ORDER.get(name), [etree.QName(child).localname for child in element]
        if order and [child for child in children if child not in order]:
            wrong.add((name, *children))
        if order and name != "r" and children != sorted(children, key=order.index):
            wrong.add((name, *children))
    assert wrong == set()
    last = [etree.QName(child).localname for child in root[0]][-3:]
    assert last == ["tbl", "p", "sectPr"]
