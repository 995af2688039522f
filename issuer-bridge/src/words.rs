//! Saying sentences in one language, and the texts of authors as pages show them.

use wording::{FluentValue, Language, text};

/// Says sentences in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: Language,
}

impl Words {
    pub(crate) fn in_language(language: Language) -> Self {
        Self { language }
    }

    /// The sentence `id`.
    pub(crate) fn say(self, id: &str) -> String {
        text(self.language, id, &[])
    }

    /// The sentence `id` with one argument.
    pub(crate) fn with(self, id: &str, name: &str, value: impl std::fmt::Display) -> String {
        text(self.language, id, &[(name, value.to_string().into())])
    }

    /// The sentence `id` with named arguments.
    pub(crate) fn with_all(self, id: &str, arguments: &[(&str, String)]) -> String {
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(n, v)| (*n, FluentValue::from(v.as_str())))
            .collect();
        text(self.language, id, &arguments)
    }

    /// A text of an author as a page shows it.
    pub(crate) fn of(self, text: &situation::text::Text) -> String {
        typeset(self.language, text.get(self.language.tag()))
    }

    /// A text of an author exactly as written: what is signed.
    pub(crate) fn as_written(self, text: &situation::text::Text) -> String {
        text.get(self.language.tag()).to_owned()
    }
}

/// French signs keep to their word: authors type plain spaces.
fn typeset(language: Language, text: &str) -> String {
    let pairs = [
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" »", "\u{a0}»"),
        ("« ", "«\u{a0}"),
    ];
    match language {
        Language::French => pairs
            .iter()
            .fold(text.to_owned(), |text, (plain, kept)| text.replace(plain, kept)),
        Language::English => text.to_owned(),
    }
}
