//! XML as the practice tenant writes it: a small tree, its document form and its canonical form.
//!
//! Canonical is Exclusive XML Canonicalization 1.0 without comments, over the trees made here: every element is in
//! a namespace, and no prefix occurs in attribute values only that has to survive.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

/// Namespace URIs by prefix; the empty prefix is the default namespace.
pub(crate) type Namespaces = BTreeMap<&'static str, &'static str>;

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// As written, with its prefix.
    name: &'static str,
    declarations: Vec<(&'static str, &'static str)>,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            declarations: Vec::new(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// An element whose namespace is the default one from here on.
    pub(crate) fn in_default(name: &'static str, namespace: &'static str) -> Self {
        Self::new(name).declare("", namespace)
    }

    pub(crate) fn declare(mut self, prefix: &'static str, namespace: &'static str) -> Self {
        self.declarations.push((prefix, namespace));
        self
    }

    pub(crate) fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(crate) fn attribute_if(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    pub(crate) fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Puts `child` at that place among the children.
    pub(crate) fn insert(mut self, position: usize, child: Self) -> Self {
        self.children.insert(position, Node::Element(child));
        self
    }

    pub(crate) fn value_of(&self, attribute: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| *name == attribute)
            .map(|(_, value)| value.as_str())
    }

    /// As it goes over the wire: attributes in the order in which they were given, namespaces after them.
    pub(crate) fn document(&self) -> String {
        let mut out = String::new();
        self.write_document(&mut out);
        out
    }

    /// The canonical form, as the octets that are digested and signed. `inherited` are the namespaces in scope
    /// where the element stands.
    pub(crate) fn canonical(&self, inherited: &Namespaces) -> String {
        let mut out = String::new();
        self.write_canonical(inherited, &Namespaces::new(), &mut out);
        out
    }

    fn write_document(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            write_attribute(name, value, out);
        }
        for (prefix, namespace) in &self.declarations {
            write_declaration(prefix, namespace, out);
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_document(out),
                Node::Text(text) => write_text(text, out),
            }
        }
        self.write_end(out);
    }

    fn write_canonical(&self, scope: &Namespaces, rendered: &Namespaces, out: &mut String) {
        let (mut scope, mut rendered) = (scope.clone(), rendered.clone());
        scope.extend(self.declarations.iter().copied());
        out.push('<');
        out.push_str(self.name);
        for prefix in self.utilised() {
            let namespace = scope.get(prefix).copied().unwrap_or_default();
            if rendered.get(prefix).copied().unwrap_or_default() != namespace {
                write_declaration(prefix, namespace, out);
                rendered.insert(prefix, namespace);
            }
        }
        let mut attributes: Vec<_> = self.attributes.iter().collect();
        attributes.sort_by_key(|(name, _)| {
            let (prefix, local) = split(name);
            let namespace = scope.get(prefix).filter(|_| !prefix.is_empty());
            (namespace.copied().unwrap_or_default(), local)
        });
        for (name, value) in attributes {
            write_attribute(name, value, out);
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_canonical(&scope, &rendered, out),
                Node::Text(text) => write_text(text, out),
            }
        }
        self.write_end(out);
    }

    /// The prefixes that the element's own name and its attributes' names use, the default one first.
    fn utilised(&self) -> BTreeSet<&'static str> {
        self.attributes
            .iter()
            .map(|(name, _)| split(name).0)
            .filter(|prefix| !prefix.is_empty())
            .chain([split(self.name).0])
            .collect()
    }

    fn write_end(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }
}

/// A fresh ID: an `NCName` must not begin with a digit.
pub(crate) fn new_id() -> String {
    format!("_{}", Uuid::new_v4())
}

fn split(name: &'static str) -> (&'static str, &'static str) {
    name.split_once(':').unwrap_or(("", name))
}

fn write_declaration(prefix: &str, namespace: &str, out: &mut String) {
    if prefix.is_empty() {
        write_attribute("xmlns", namespace, out);
    } else {
        write_attribute(&format!("xmlns:{prefix}"), namespace, out);
    }
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#x9;"),
            '\n' => out.push_str("&#xA;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
    out.push('"');
}

fn write_text(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#xD;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Element {
        Element::new("a:Outer")
            .attribute("b:z", "1")
            .attribute("ID", "x\n\"<")
            .declare("b", "urn:b")
            .declare("a", "urn:a")
            .child(
                Element::in_default("Inner", "urn:i")
                    .attribute("Z", "2")
                    .attribute("A", "1")
                    .child(Element::new("Leaf").text("1 < 2 & 3 > 2\r")),
            )
    }

    #[test]
    fn the_document_keeps_the_order_it_was_written_in() {
        let expected = r#"<a:Outer b:z="1" ID="x&#xA;&quot;&lt;" xmlns:b="urn:b" xmlns:a="urn:a"><Inner Z="2" A="1" xmlns="urn:i"><Leaf>1 &lt; 2 &amp; 3 &gt; 2&#xD;</Leaf></Inner></a:Outer>"#;
        assert_eq!(tree().document(), expected);
    }

    #[test]
    fn the_canonical_form_sorts_and_declares_each_namespace_where_it_is_first_used() {
        let expected = r#"<a:Outer xmlns:a="urn:a" xmlns:b="urn:b" ID="x&#xA;&quot;&lt;" b:z="1"><Inner xmlns="urn:i" A="1" Z="2"><Leaf>1 &lt; 2 &amp; 3 &gt; 2&#xD;</Leaf></Inner></a:Outer>"#;
        assert_eq!(tree().canonical(&Namespaces::new()), expected);
    }

    #[test]
    fn a_namespace_nobody_uses_is_left_out_and_an_inherited_one_is_brought_in() {
        let element = Element::new("Leaf").declare("unused", "urn:u");
        let inherited = Namespaces::from([("", "urn:i"), ("samlp", "urn:p")]);
        assert_eq!(
            element.canonical(&inherited),
            r#"<Leaf xmlns="urn:i"></Leaf>"#
        );
    }
}
