"""Parses pages with html5lib, which reports every error of syntax, and looks at what they would load, run and link."""

import sys
import xml.etree.ElementTree

import html5lib

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(file)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), f"an id occurs twice: {ids}"
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in {"script", "img", "link", "iframe", "object", "form", "base"}, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in {"src", "style", "srcset"}, (element.tag, name)
            if name == "href" and value.startswith("#"):
                assert value[1:] in ids, f"{value} leads nowhere"
            elif name == "href":
                assert value.lower().startswith(("http://", "https://", "mailto:")), value
    text = "".join(page.itertext())
    assert all(c in "\t\n" or " " <= c < "\x7f" or c >= "\xa0" for c in text), "a control character"
    print(len(ids), sum(element.tag == "span" for element in page.iter() if isinstance(element.tag, str)))
