//! What is read, and what is refused because it could be read in two ways.

use super::*;

fn refused(text: &str) -> XmlError {
    Xml::parse(text.as_bytes()).err().expect("refused")
}

#[test]
fn elements_are_found_by_namespace_and_not_by_prefix() {
    let xml = Xml::parse(
        br#"<p:a xmlns:p="urn:one"><p:b>1</p:b><b xmlns="urn:one">2</b><b>3</b><q:b xmlns:q="urn:two">4</q:b></p:a>"#,
    )
    .expect("well-formed");
    let root = xml.root().expect("a root");

    let texts: Vec<_> = root
        .named("urn:one", "b")
        .filter_map(Element::text)
        .collect();

    assert!(root.is("urn:one", "a"));
    assert_eq!(texts, ["1", "2"]);
    assert_eq!(root.only("urn:one", "b").err(), Some(Several("b")));
    assert!(root.only("urn:two", "b").expect("one").is_some());
}

#[test]
fn an_attribute_of_another_namespace_is_not_mistaken_for_one_without() {
    let xml = Xml::parse(br#"<a xmlns:x="urn:x" x:ID="theirs" Name="ours"/>"#).expect("fine");
    let root = xml.root().expect("a root");

    assert_eq!(root.attribute("ID"), None);
    assert_eq!(root.attribute_of("urn:x", "ID"), Some("theirs"));
    assert_eq!(root.attribute("Name"), Some("ours"));
    assert!(root.has_foreign_attribute());
}

#[test]
fn a_prefix_stands_for_the_namespace_that_is_nearest() {
    let xml = Xml::parse(br#"<a xmlns:p="urn:outer"><b xmlns:p="urn:inner"><c/></b></a>"#)
        .expect("well-formed");
    let root = xml.root().expect("a root");
    let inner = root.descendants().last().expect("c");

    assert_eq!(inner.namespace_of("p"), Some("urn:inner"));
    assert_eq!(root.namespace_of("p"), Some("urn:outer"));
    assert_eq!(root.namespace_of("q"), None);
}

#[test]
fn a_text_is_whole_or_none() {
    let xml = Xml::parse(b"<a><b> x<![CDATA[<y>]]>&amp;z </b><c><d/></c><e/></a>").expect("fine");
    let texts: Vec<_> = xml
        .root()
        .expect("a root")
        .children()
        .map(Element::text)
        .collect();

    assert_eq!(
        texts,
        [Some("x<y>&z".to_owned()), None, Some(String::new())]
    );
}

#[test]
fn a_document_type_is_refused_wherever_it_stands() {
    for text in [
        "<!DOCTYPE a><a/>",
        r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>"#,
        "<a><![CDATA[<!DOCTYPE a>]]></a>",
    ] {
        assert_eq!(refused(text), XmlError::DocumentType, "{text}");
        assert!(refused(text).is_hostile());
    }
}

#[test]
fn an_identifier_that_occurs_twice_is_refused_under_any_of_its_names() {
    for text in [
        r#"<a ID="x"><b ID="x"/></a>"#,
        r#"<a ID="x"><b id="x"/></a>"#,
        r#"<a AssertionID="x"><b Id="x"/></a>"#,
        r#"<a ID="x" xml:id="x"/>"#,
        r#"<a ID="x"><b xmlns:w="urn:w" w:Id="x"/></a>"#,
    ] {
        assert_eq!(refused(text), XmlError::DuplicateId, "{text}");
    }
}

#[test]
fn a_text_with_something_inside_is_refused() {
    for text in [
        "<a><b>x<!-- y -->z</b></a>",
        "<a><b><!-- y -->z</b></a>",
        "<a><b>x<?y?></b></a>",
        "<a><b>x<c/></b></a>",
    ] {
        let expected = XmlError::SplitText {
            element: "b".to_owned(),
        };
        assert_eq!(refused(text), expected, "{text}");
    }
    assert!(Xml::parse(b"<a>\n<!-- between elements --> <b>x</b>\n</a>").is_ok());
}

#[test]
fn mark_up_between_texts_is_left_in_the_value_of_an_attribute_and_nowhere_else() {
    let value = |inside: &str| {
        format!(
            "<a:AttributeValue xmlns:a=\"{}\">{inside}</a:AttributeValue>",
            ns::ASSERTION
        )
    };

    let read = Xml::parse(value("Contoso <b>Ltd</b>").as_bytes()).unwrap();
    assert_eq!(read.root().unwrap().text(), None);
    for inside in ["ada<!-- x -->@contoso.com", "<b>Contoso<?x?> Ltd</b>"] {
        assert!(Xml::parse(value(inside).as_bytes()).is_err(), "{inside}");
    }
    assert!(Xml::parse(b"<a>Contoso <b>Ltd</b></a>").is_err());
}

#[test]
fn what_is_too_long_or_too_deep_or_broken_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(70), "</a>".repeat(70));
    let long = format!("<a>{}</a>", "x".repeat(crate::limits::XML));

    assert_eq!(refused(&deep), XmlError::Malformed);
    assert_eq!(refused(&long), XmlError::TooLong);
    for broken in [
        "",
        "<a>",
        "<a/><b/>",
        "text",
        "<a x=1/>",
        "<a>&nbsp;</a>",
        "<p:a/>",
    ] {
        assert_eq!(refused(broken), XmlError::Malformed, "{broken}");
        assert!(!refused(broken).is_hostile());
    }
    assert_eq!(Xml::parse(b"<a>\xff</a>").err(), Some(XmlError::NotUtf8));
}
