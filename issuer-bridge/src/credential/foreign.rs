//! Badges of another standard, or signed in another way: what they say of themselves, and where they can be checked.
//! Nothing of it is verified.
//!
//! Sources: <https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html>,
//! <https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof>, <https://www.w3.org/TR/vc-jose-cose/>.

mod recognise;

pub use recognise::{find_token, is_credential, is_token, recognise};
pub(super) use recognise::{issuer_id, issuer_name, names_a_credential, title_of};

/// By whose rules a badge is written, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// Open Badges 1.
    OpenBadges1,
    /// Open Badges 2.
    OpenBadges2,
    /// An address in a picture: Open Badges 2 and 1 do it alike.
    OpenBadges2Or1,
    /// Open Badges 3.
    OpenBadges3,
    /// Comprehensive Learner Record 2.
    LearnerRecord,
    /// Another verifiable credential of the W3C.
    Credential,
}

impl Standard {
    /// Its name, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenBadges1 => "Open Badges 1",
            Self::OpenBadges2 => "Open Badges 2.0",
            Self::OpenBadges2Or1 => "Open Badges 2.0 (1.x)",
            Self::OpenBadges3 => "Open Badges 3.0",
            Self::LearnerRecord => "CLR 2.0 (Comprehensive Learner Record)",
            Self::Credential => "Verifiable Credentials (W3C)",
        }
    }
}

/// What stands for a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// What its issuer shows at an address.
    Hosted,
    /// A signature in the file, named as people look it up: `JWT, RS256`.
    Signed(String),
    /// A signature that is not in this file.
    SignedApart,
    /// Nothing in this file.
    Unsigned,
    /// It is no badge that somebody received, only the description of one; the kind as it calls itself.
    Description(String),
}

/// Where a badge can be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An address that shows it.
    Page(String),
    /// The key that its signature is checked with.
    Key(String),
    /// It does not say.
    Unsaid,
}

/// A badge that cannot be verified here, as it describes itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// By whose rules.
    pub standard: Standard,
    /// What stands for it.
    pub way: Way,
    /// Its title.
    pub name: Option<String>,
    /// Who issued it, as it says.
    pub issuer: Option<String>,
    /// Where it can be checked.
    pub place: Place,
}

impl Foreign {
    /// The address to open, where it is one of the web.
    pub fn link(&self) -> Option<&str> {
        match &self.place {
            Place::Page(address) | Place::Key(address) => Some(address.as_str()).filter(|a| is_web(a)),
            Place::Unsaid => None,
        }
    }

    /// Id and arguments of the sentences about it, in order.
    pub fn sentences(&self) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        let standard = ("standard", self.standard.name().to_owned());
        if let Way::Description(kind) = &self.way {
            return vec![("credential-foreign-description", vec![standard, ("kind", kind.clone())])];
        }
        let mut said = vec![("credential-foreign-badge", vec![standard.clone()])];
        if let Some(name) = &self.name {
            said.push(("credential-foreign-name", vec![("badge", name.clone())]));
        }
        said.push(match &self.way {
            Way::Hosted => ("credential-foreign-hosted", Vec::new()),
            Way::Signed(way) => ("credential-foreign-signed", vec![("way", way.clone())]),
            Way::SignedApart => ("credential-foreign-signed-apart", Vec::new()),
            Way::Unsigned | Way::Description(_) => ("credential-foreign-unsigned", Vec::new()),
        });
        said.push(match &self.issuer {
            Some(issuer) => ("credential-foreign-issuer", vec![("issuer", issuer.clone())]),
            None => ("credential-foreign-issuer-unsaid", Vec::new()),
        });
        said.push(match &self.place {
            Place::Page(address) => ("credential-foreign-page", vec![("address", address.clone())]),
            Place::Key(address) => (
                "credential-foreign-where-key",
                vec![("address", address.clone()), standard],
            ),
            Place::Unsaid => ("credential-foreign-ask", Vec::new()),
        });
        said
    }
}

/// An address of the web, in one piece.
fn is_web(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| !c.is_whitespace() && !c.is_control()))
}
