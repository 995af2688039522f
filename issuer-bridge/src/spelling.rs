//! One person, one name: « é » may be one character or two (e and an accent), depending on the keyboard and the system
//! it was typed on. Names are kept and compared in NFC. Secrets follow the `OpaqueString` profile of RFC 8265: spaces
//! of any kind are plain spaces, then NFC.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// A name as it is kept and shown: no spaces around it, one between its parts, NFC.
pub(crate) fn name(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// A name as it is compared: « Zoé », « zoé » and « ZOÉ » are one person, however the accent is written. Databases
/// disagree on how to fold accents, so we do.
pub(crate) fn folded(typed: &str) -> String {
    // Lower case may take a letter apart again, so NFC comes last too.
    name(typed).to_lowercase().nfc().collect()
}

/// A password or passphrase as it is hashed.
pub(crate) fn secret(typed: &str) -> Zeroizing<String> {
    let spaced = typed
        .chars()
        .map(|c| if c.is_whitespace() && !c.is_control() { ' ' } else { c });
    Zeroizing::new(spaced.nfc().collect())
}

/// The spellings under which a secret may have been hashed before [`secret`] was: as typed, composed, decomposed.
/// Empty where all are the same, as for every secret without accents.
pub(crate) fn older_secrets(typed: &str) -> Vec<Zeroizing<String>> {
    let current = secret(typed);
    let mut others: Vec<Zeroizing<String>> = Vec::new();
    for spelling in [typed.to_owned(), typed.nfc().collect(), typed.nfd().collect()] {
        let spelling = Zeroizing::new(spelling);
        if *spelling != *current && !others.contains(&spelling) {
            others.push(spelling);
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPOSED: &str = "Zo\u{e9}  B\u{c9}";
    const DECOMPOSED: &str = " Zoe\u{301}\u{a0}BE\u{301} ";

    #[test]
    fn both_spellings_are_the_same_person_and_the_same_secret() {
        assert_eq!(name(COMPOSED), name(DECOMPOSED));
        assert_eq!(folded(COMPOSED), folded("zo\u{e9} b\u{e9}"));
        assert_eq!(folded(COMPOSED), folded(DECOMPOSED));
        assert_ne!(folded("Zoe"), folded("Zoé"), "an accent is part of a name");
        assert_eq!(secret("cl\u{e9} 26"), secret("cle\u{301}\u{a0}26"));
        assert_ne!(secret("clé 26"), secret("Clé 26"));
        assert_ne!(
            secret(" clé"),
            secret("clé"),
            "a space at the start is part of a secret"
        );
    }

    #[test]
    fn older_spellings_are_tried_only_where_there_are_any() {
        assert!(older_secrets("une phrase assez longue").is_empty());
        let older = older_secrets("clé");
        assert_eq!(older.len(), 1, "decomposed");
        assert_eq!(older_secrets("cle\u{301}\u{a0}é").len(), 3);
    }
}
