//! XML without its signatures: a response that can be read and judged, and that nobody would take.

/// Elements whose content proves something or is encrypted: of XML Signature, XML Encryption and WS-Trust.
const PROVING: [&str; 6] = [
    "BinarySecret",
    "BinarySecurityToken",
    "CipherReference",
    "CipherValue",
    "DigestValue",
    "SignatureValue",
];

/// `xml` with the content of every signature, digest and cipher taken out of it; the elements stay. None where that is
/// not certain: for what is not well-formed, and for comments, CDATA sections, declarations of a document type and
/// encrypted content, between which something could hide.
#[must_use]
pub fn unsigned(xml: &str) -> Option<String> {
    if xml.contains("<!") {
        return None;
    }
    let mut kept = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        let (text, tag_and_more) = rest.split_at(start);
        kept.push_str(text);
        let end = tag_end(tag_and_more)?;
        let (tag, after) = tag_and_more.split_at(end);
        kept.push_str(tag);
        rest = after;
        let name = name_of(tag);
        if !PROVING.contains(&local(name)) || tag.ends_with("/>") || tag.starts_with("</") {
            continue;
        }
        // The content may hold no element: then what looks like the end is the end.
        let closing = after.find('<')?;
        let end_tag = after.get(closing..)?.strip_prefix("</")?;
        if name_of_end(end_tag)? != name {
            return None;
        }
        rest = after.get(closing..)?;
    }
    kept.push_str(rest);
    Some(kept)
}

/// The length of the tag at the beginning of `text`; a `>` in a quoted value is not its end.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(character),
            (None, '<') if at > 0 => return None,
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

/// The qualified name in a tag.
fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
    &name[..end.unwrap_or(name.len())]
}

fn name_of_end(after: &str) -> Option<&str> {
    Some(after.split_once('>')?.0.trim_end())
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::unsigned;

    #[test]
    fn what_proves_something_is_taken_out_and_the_rest_stays_as_it_is() {
        let xml = "<R ID='_1>'>\n <ds:SignatureValue Id=\"v\">abc\ndef==</ds:SignatureValue>\
                   <DigestValue>q</DigestValue><e:CipherValue/><A>Ada &amp; co</A></R>";

        assert_eq!(
            unsigned(xml).unwrap(),
            "<R ID='_1>'>\n <ds:SignatureValue Id=\"v\"></ds:SignatureValue>\
             <DigestValue></DigestValue><e:CipherValue/><A>Ada &amp; co</A></R>"
        );
    }

    #[test]
    fn what_may_hide_something_is_not_kept() {
        for xml in [
            "<R><SignatureValue>abc",
            "<R><SignatureValue>abc<x/></SignatureValue></R>",
            "<R><SignatureValue>abc</Other></R>",
            "<R><!-- <SignatureValue> -->abc</R>",
            "<R><![CDATA[<SignatureValue>]]>abc</R>",
            "<!DOCTYPE R><R/>",
            "<R a='",
            "<R <R>",
        ] {
            assert_eq!(unsigned(xml), None, "{xml}");
        }
    }

    #[test]
    fn it_is_the_same_when_done_again() {
        let once = unsigned("<R><s:SignatureValue >abc</s:SignatureValue ></R>").unwrap();

        assert_eq!(unsigned(&once).as_deref(), Some(once.as_str()));
        assert!(!once.contains("abc"));
    }
}
