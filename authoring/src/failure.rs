//! What can go wrong with an author's command, said in the reader's language.

use std::io::ErrorKind;

use wording::{FluentValue, Language};

/// A sentence of `wording` with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Failure {
    /// A failure said by the sentence `code`.
    pub fn new(code: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { code, arguments }
    }

    /// A file that could not be read or written: what is the matter, where, and what to do.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let file = ("file", path.display().to_string());
        let code = match error.kind() {
            ErrorKind::NotFound => "authoring-file-missing",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "authoring-file-denied",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "authoring-file-full",
            ErrorKind::IsADirectory => "authoring-file-is-a-folder",
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "authoring-file-no-folder",
            _ => return Self::new("authoring-file", vec![file, ("error", error.to_string())]),
        };
        Self::new(code, vec![file])
    }

    /// The sentence.
    pub fn sentence(&self, language: Language) -> String {
        said(language, self.code, &self.arguments)
    }
}

/// The sentence `code` with string arguments.
pub fn said(language: Language, code: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(language, code, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_cannot_be_used_is_a_sentence_with_what_to_do() {
        for (kind, french) in [
            (ErrorKind::NotFound, "Je ne trouve pas"),
            (ErrorKind::PermissionDenied, "pas le droit"),
            (ErrorKind::ReadOnlyFilesystem, "pas le droit"),
            (ErrorKind::StorageFull, "Le disque est plein"),
            (ErrorKind::IsADirectory, "est un dossier"),
            (ErrorKind::NotADirectory, "Un fichier se trouve"),
            (ErrorKind::TimedOut, "ne peut pas être lu"),
        ] {
            let failure = Failure::file(std::path::Path::new("/media/clé/a.csv"), &kind.into());
            let said = failure.sentence(Language::French);
            assert!(said.contains(french) && said.contains("/media/clé/a.csv"), "{said}");
            assert!(failure.sentence(Language::English).contains("/media/clé/a.csv"));
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_the_system_says_of_such_places_is_told_apart() {
        let of = |path: &str, error: std::io::Error| Failure::file(std::path::Path::new(path), &error).code;
        let made = |path: &str| of(path, std::fs::create_dir_all(path).expect_err(path));
        assert_eq!(made("/proc/envol"), "authoring-file-missing");
        assert_eq!(made("/dev/null/envol"), "authoring-file-no-folder");
        let full = std::fs::write("/dev/full", "x").expect_err("never has room");
        assert_eq!(of("/dev/full", full), "authoring-file-full");
        assert_eq!(
            of("/", std::fs::write("/", "x").expect_err("a folder")),
            "authoring-file-is-a-folder"
        );
    }
}
