//! How much there is in a picture written as XML, counted in one pass before it is parsed: the parser compares every
//! attribute of a tag with every other, copies name spaces downwards and fills in entities, so that a file of a few
//! megabytes could keep it for minutes.

use super::bake::BakeError;

/// Far more than any drawing program writes.
const MOST_ATTRIBUTES: usize = 256;
const MOST_NAMESPACES: usize = 128;
const DEEPEST: usize = 512;
const MOST_ELEMENTS: usize = 200_000;
/// The document type, bytes: some programs name a dozen addresses in it.
const LONGEST_TYPE: usize = 4_096;
/// How often entities of one's own may be used, at most.
const MOST_REFERENCES: usize = 2_048;

/// # Errors
/// [`BakeError::TooMuch`] where there is more than a reader can look through at once. What is not well-formed is for
/// the parser to say.
pub(super) fn check(svg: &str) -> Result<(), BakeError> {
    let mut counted = Counted::default();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let length = if rest.starts_with("<!--") {
            length_to(rest, 4, "-->")
        } else if rest.starts_with("<![CDATA[") {
            length_to(rest, 9, "]]>")
        } else if rest.starts_with("<?") {
            length_to(rest, 2, "?>")
        } else if rest.starts_with("<!") {
            // There is one at most, and what follows looks through all of the text.
            if std::mem::replace(&mut counted.has_type, true) {
                return Err(BakeError::TooMuch);
            }
            let length = document_type(rest)?;
            if rest[..length].contains("<!ENTITY") && svg.matches('&').count() > MOST_REFERENCES {
                return Err(BakeError::TooMuch);
            }
            length
        } else {
            counted.tag(rest)?
        };
        rest = &rest[length..];
    }
    Ok(())
}

#[derive(Default)]
struct Counted {
    has_type: bool,
    elements: usize,
    depth: usize,
    namespaces: usize,
}

impl Counted {
    /// One tag; gives its length in bytes.
    fn tag(&mut self, text: &str) -> Result<usize, BakeError> {
        let closes = text.starts_with("</");
        let mut attributes = 0;
        let mut quote = None;
        let mut end = text.len();
        for (at, byte) in text.bytes().enumerate().skip(1) {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => {
                    attributes += 1;
                    if attributes > MOST_ATTRIBUTES {
                        return Err(BakeError::TooMuch);
                    }
                }
                (None, b'>') => {
                    end = at + 1;
                    break;
                }
                _ => {}
            }
        }
        let tag = &text[..end];
        // Some in values are counted too; a drawing has a handful.
        self.namespaces += tag.matches("xmlns").count();
        if closes {
            self.depth = self.depth.saturating_sub(1);
        } else {
            self.elements += 1;
            self.depth += usize::from(!tag.ends_with("/>"));
        }
        let too_much = self.namespaces > MOST_NAMESPACES || self.depth > DEEPEST || self.elements > MOST_ELEMENTS;
        if too_much { Err(BakeError::TooMuch) } else { Ok(end) }
    }
}

/// The document type with what stands in its brackets; gives its length in bytes.
fn document_type(text: &str) -> Result<usize, BakeError> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        if at > LONGEST_TYPE {
            return Err(BakeError::TooMuch);
        }
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), b'&' | b'<') => return Err(BakeError::TooMuch),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<') => depth += 1,
            (None, b'>') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Ok(at + 1);
                }
            }
            _ => {}
        }
    }
    Ok(text.len())
}

/// The length up to behind `end`, which is looked for from `from` on.
fn length_to(text: &str, from: usize, end: &str) -> usize {
    text[from..].find(end).map_or(text.len(), |at| from + at + end.len())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    #[test]
    fn what_drawing_programs_write_is_within_bounds() {
        for svg in [
            "<?xml version=\"1.0\"?><!-- Don't = \"count\" me <a b='c'> --><svg><g a='1' b=\"<\">x = y</g></svg>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\
             <!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns_svg;\"/>",
            "<svg><style><![CDATA[a > b { content: '<'; }]]></style></svg>",
            "<svg",
            "",
        ] {
            check(svg).unwrap();
        }
        check(&format!("<svg>{}</svg>", "<path d='M0 0'/>".repeat(50_000))).unwrap();
    }

    #[test]
    fn what_would_keep_a_parser_for_long_is_refused_in_one_pass() {
        let many = |count: usize, part: &str| part.repeat(count);
        for svg in [
            format!("<svg {}/>", many(300, "a='' ")),
            format!("<svg>{}</svg>", many(200, "<g xmlns:a='b'/>")),
            many(1_000, "<g>"),
            format!("<svg>{}</svg>", many(300_000, "<g/>")),
            format!("<!DOCTYPE svg [{}]><svg/>", many(400, "<!ENTITY a 'b'>")),
            format!("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>{}</svg>", many(3_000, "&a;")),
            "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><svg/>".to_owned(),
            "<!DOCTYPE svg [<!ENTITY a '<g/>'>]><svg>&a;</svg>".to_owned(),
            many(2, "<!DOCTYPE svg [<!ENTITY a 'b'>]>"),
        ] {
            assert_eq!(check(&svg), Err(BakeError::TooMuch), "{}", &svg[..svg.len().min(60)]);
        }
    }
}
