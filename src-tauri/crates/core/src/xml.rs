//! XML of another party (XML 1.0 with namespaces), read so that no two readers can differ about it: no
//! document type, no identifier twice, no text with anything between its letters, a limit on everything.

pub(crate) mod ns;
mod shape;

use std::collections::HashSet;

use uppsala::parser::Parser;
use uppsala::{Document, NodeId, NodeKind};

pub(crate) use shape::{Several, ShapeError};

use crate::limits;

/// What begins a document type declaration (XML 1.0 §2.8). Nothing that is read here has a use for one.
const DOCUMENT_TYPE: &str = "<!DOCTYPE";

/// The attributes by which anything refers to an element: of XML Signature, SAML 2.0 and SAML 1.1.
const IDENTIFIERS: [&str; 6] = ["AssertionID", "ID", "Id", "RequestID", "ResponseID", "id"];

/// A document that is safe to read.
pub(crate) struct Xml {
    document: Document<'static>,
    /// As it was read.
    source: Box<str>,
}

/// Why a text is no XML that is safe to read. Never quotes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlError {
    /// It has a document type declaration, which can redefine what it says.
    DocumentType,
    /// Two elements have the same identifier, so that nobody knows which one is meant.
    DuplicateId,
    /// It is not well-formed.
    Malformed,
    /// It is not UTF-8.
    NotUtf8,
    /// A comment, a processing instruction or an element stands inside a text, so that readers differ about it.
    SplitText {
        /// Whose text.
        element: String,
    },
    /// It is longer than anything of its kind.
    TooLong,
}

impl XmlError {
    /// Its stable id, by which a sentence chooses its words.
    pub(crate) const fn id(&self) -> &'static str {
        match self {
            Self::DocumentType => "document-type",
            Self::DuplicateId => "duplicate-id",
            Self::Malformed => "malformed",
            Self::NotUtf8 => "not-utf8",
            Self::SplitText { .. } => "split-text",
            Self::TooLong => "too-long",
        }
    }

    /// Whether it is XML that was made to be read in two ways, and not merely broken.
    pub(crate) const fn is_hostile(&self) -> bool {
        match self {
            Self::DocumentType | Self::DuplicateId | Self::SplitText { .. } => true,
            Self::Malformed | Self::NotUtf8 | Self::TooLong => false,
        }
    }
}

impl Xml {
    /// Reads `bytes`, in UTF-8 with or without a byte order mark.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, XmlError> {
        let xml = Self::parse_with_split_texts(bytes)?;
        whole_texts(xml.root().ok_or(XmlError::Malformed)?)?;
        Ok(xml)
    }

    /// The same where a text with something inside is only refused by whoever uses it.
    pub(crate) fn parse_with_split_texts(bytes: &[u8]) -> Result<Self, XmlError> {
        if bytes.len() > limits::XML {
            return Err(XmlError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.contains(DOCUMENT_TYPE) {
            return Err(XmlError::DocumentType);
        }
        let document = Parser::new()
            .with_max_depth(limits::XML_DEPTH)
            .with_forbid_dtd(true)
            .parse(text)
            .map_err(|_| XmlError::Malformed)?
            .into_static();
        let xml = Self {
            document,
            source: text.into(),
        };
        let root = xml.root().ok_or(XmlError::Malformed)?;
        unique_identifiers(root)?;
        Ok(xml)
    }

    /// The same without the white space around each tag, where there is any: what a program leaves that indents it.
    pub(crate) fn unindented(&self) -> Option<Self> {
        let mut bare = String::with_capacity(self.source.len());
        for (at, part) in self.source.split('<').enumerate() {
            if at > 0 {
                bare.truncate(bare.trim_end().len());
                bare.push('<');
            }
            match part.split_once('>') {
                Some((tag, text)) => {
                    bare.push_str(tag);
                    bare.push('>');
                    bare.push_str(text.trim_start());
                }
                None => bare.push_str(part),
            }
        }
        if bare == *self.source {
            return None;
        }
        Self::parse(bare.as_bytes()).ok()
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Option<Element<'_>> {
        self.document
            .document_element()
            .map(|node| Element { xml: self, node })
    }

    /// The library's own document, for its signature check.
    pub(crate) const fn document(&self) -> &Document<'static> {
        &self.document
    }
}

fn unique_identifiers(root: Element<'_>) -> Result<(), XmlError> {
    let mut seen = HashSet::new();
    let twice = root
        .descendants()
        .flat_map(Element::identifiers)
        .any(|identifier| !seen.insert(identifier));
    if twice {
        Err(XmlError::DuplicateId)
    } else {
        Ok(())
    }
}

fn whole_texts(root: Element<'_>) -> Result<(), XmlError> {
    let split = root
        .descendants()
        .find(|element| element.text_is_split() && !element.is_markup_in_a_value());
    split.map_or(Ok(()), |element| {
        Err(XmlError::SplitText {
            element: element.local_name().to_owned(),
        })
    })
}

/// One element of a document: exactly this node, wherever others of its name stand.
#[derive(Clone, Copy)]
pub(crate) struct Element<'x> {
    xml: &'x Xml,
    node: NodeId,
}

impl<'x> Element<'x> {
    /// The element that is `node` in the same document.
    pub(crate) fn at(self, node: NodeId) -> Option<Self> {
        self.xml.document.element(node).map(|_| Self {
            xml: self.xml,
            node,
        })
    }

    /// The library's own name of the node.
    pub(crate) const fn node(self) -> NodeId {
        self.node
    }

    /// The document that it is part of.
    pub(crate) const fn xml(self) -> &'x Xml {
        self.xml
    }

    /// Whether it has this namespace and local name.
    pub(crate) fn is(self, namespace: &str, name: &str) -> bool {
        self.element()
            .is_some_and(|element| element.matches_name_ns(namespace, name))
    }

    /// Whether it has the name and the identifiers of `other`, an element of another document perhaps.
    pub(crate) fn is_named_like(self, other: Element<'_>) -> bool {
        self.namespace() == other.namespace()
            && self.local_name() == other.local_name()
            && self.identifiers().eq(other.identifiers())
    }

    /// Its namespace.
    pub(crate) fn namespace(self) -> Option<&'x str> {
        self.element()?.name.namespace_uri.as_deref()
    }

    /// Its local name.
    pub(crate) fn local_name(self) -> &'x str {
        self.element()
            .map_or("", |element| &element.name.local_name)
    }

    /// The value of the attribute `name`, which has no namespace.
    pub(crate) fn attribute(self, name: &str) -> Option<&'x str> {
        self.element()?
            .attributes
            .iter()
            .find(|attribute| {
                attribute.name.namespace_uri.is_none() && attribute.name.local_name == name
            })
            .map(|attribute| &*attribute.value)
    }

    /// The value of the attribute `name` of `namespace`.
    pub(crate) fn attribute_of(self, namespace: &str, name: &str) -> Option<&'x str> {
        self.element()?.get_attribute_ns(namespace, name)
    }

    /// Whether an attribute of it has a namespace.
    pub(crate) fn has_foreign_attribute(self) -> bool {
        self.element().is_some_and(|element| {
            element
                .attributes
                .iter()
                .any(|attribute| attribute.name.namespace_uri.is_some())
        })
    }

    /// The namespace that `prefix` stands for here; the empty prefix is the default namespace.
    pub(crate) fn namespace_of(self, prefix: &str) -> Option<&'x str> {
        let declared = self.element()?.namespace_declarations.iter();
        let here = declared
            .rev()
            .find(|(name, _)| name == prefix)
            .map(|(_, namespace)| &**namespace);
        here.or_else(|| self.parent()?.namespace_of(prefix))
    }

    /// The element around it.
    pub(crate) fn parent(self) -> Option<Self> {
        self.at(self.xml.document.parent(self.node)?)
    }

    /// The elements directly inside it.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        self.xml
            .document
            .children_iter(self.node)
            .filter_map(move |node| self.at(node))
    }

    /// The elements of this name directly inside it.
    pub(crate) fn named(
        self,
        namespace: &'static str,
        name: &'static str,
    ) -> impl Iterator<Item = Self> {
        self.children()
            .filter(move |child| child.is(namespace, name))
    }

    /// The one element of this name directly inside it.
    ///
    /// # Errors
    ///
    /// Fails when there are several.
    pub(crate) fn only(
        self,
        namespace: &'static str,
        name: &'static str,
    ) -> Result<Option<Self>, Several> {
        let mut found = self.named(namespace, name);
        let first = found.next();
        if found.next().is_some() {
            return Err(Several(name));
        }
        Ok(first)
    }

    /// Itself and every element inside it, in the order of the document.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let mut pending = vec![self];
        std::iter::from_fn(move || {
            let next = pending.pop()?;
            let children: Vec<_> = next.children().collect();
            pending.extend(children.into_iter().rev());
            Some(next)
        })
    }

    /// Its text without white space around it; none where it holds an element, too.
    pub(crate) fn text(self) -> Option<String> {
        let mut whole = String::new();
        for node in self.xml.document.children_iter(self.node) {
            match self.xml.document.node_kind(node)? {
                NodeKind::Text(part) | NodeKind::CData(part) => whole.push_str(part),
                _ => return None,
            }
        }
        Some(whole.trim().to_owned())
    }

    /// Its text without the comments and processing instructions beside or inside it; none where it holds an element.
    pub(crate) fn text_beside_comments(self) -> Option<String> {
        let mut whole = String::new();
        for node in self.xml.document.children_iter(self.node) {
            match self.xml.document.node_kind(node)? {
                NodeKind::Text(part) | NodeKind::CData(part) => whole.push_str(part),
                NodeKind::Comment(_) | NodeKind::ProcessingInstruction(_) => {}
                _ => return None,
            }
        }
        Some(whole.trim().to_owned())
    }

    fn element(self) -> Option<&'x uppsala::Element<'static>> {
        self.xml.document.element(self.node)
    }

    /// Whatever may identify it, in any namespace: the signature library does not look at namespaces.
    fn identifiers(self) -> impl Iterator<Item = &'x str> {
        self.element()
            .into_iter()
            .flat_map(|element| &element.attributes)
            .filter(|attribute| IDENTIFIERS.contains(&&*attribute.name.local_name))
            .map(|attribute| &*attribute.value)
    }

    /// Whether elements alone stand between its texts, inside an attribute's value, where any mark-up may stand (SAML
    /// core §2.7.3.1.1): nobody reads such a value as text.
    fn is_markup_in_a_value(self) -> bool {
        let document = &self.xml.document;
        let plain = document.children_iter(self.node).all(|node| {
            matches!(
                document.node_kind(node),
                Some(NodeKind::Text(_) | NodeKind::CData(_) | NodeKind::Element(_))
            )
        });
        let mut around = std::iter::successors(Some(self), |element| element.parent());
        plain
            && around.any(|element| {
                element.is(ns::ASSERTION, "AttributeValue")
                    || element.is(ns::ASSERTION_1, "AttributeValue")
            })
    }

    /// Whether something else stands beside a text inside it.
    fn text_is_split(self) -> bool {
        let document = &self.xml.document;
        let (mut text, mut other) = (false, false);
        for node in document.children_iter(self.node) {
            match document.node_kind(node) {
                Some(NodeKind::Text(part) | NodeKind::CData(part)) => {
                    text |= !part.trim().is_empty();
                }
                _ => other = true,
            }
        }
        text && other
    }
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.xml, other.xml) && self.node == other.node
    }
}

#[cfg(test)]
mod tests;
