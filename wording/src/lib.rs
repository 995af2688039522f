//! Every sentence a person reads, in French and English, for all rooms.
//!
//! A room's sentences stand in `locales/<language>/<room>.ftl`, ids prefixed with the room's name. French is the
//! first language: an id that English lacks is said in French, and an id that nobody has is shown as itself, so
//! that a hole is seen and never a panic.

use std::fmt;
use std::sync::LazyLock;

pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource};

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Language {
    /// Français, the first.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The tag used in files and headers: `fr`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a tag such as `fr`, `fr-FR`, `en_US.UTF-8`; `None` where it is neither.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', ';', ',']).next()?.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|l| l.tag() == primary)
    }

    /// The language of this machine: `ENVOL_LANGUAGE`, else what the system says, else French.
    pub fn of_environment() -> Self {
        std::env::var("ENVOL_LANGUAGE")
            .ok()
            .or_else(sys_locale::get_locale)
            .and_then(|tag| Self::from_tag(&tag))
            .unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

macro_rules! locale {
    ($tag:literal) => {
        &[
            include_str!(concat!("../locales/", $tag, "/authoring.ftl")),
            include_str!(concat!("../locales/", $tag, "/bridge.ftl")),
            include_str!(concat!("../locales/", $tag, "/credential.ftl")),
            include_str!(concat!("../locales/", $tag, "/game.ftl")),
            include_str!(concat!("../locales/", $tag, "/rule.ftl")),
            include_str!(concat!("../locales/", $tag, "/situation.ftl")),
            include_str!(concat!("../locales/", $tag, "/station.ftl")),
        ]
    };
}

const FRENCH: &[&str] = locale!("fr");
const ENGLISH: &[&str] = locale!("en");

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 2]> =
    LazyLock::new(|| [bundle(Language::French, FRENCH), bundle(Language::English, ENGLISH)]);

fn bundle(language: Language, sources: &[&str]) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolation marks are for mixed directions; our fonts would draw them as boxes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::French => |value, _| number(value, ','),
        Language::English => |value, _| number(value, '.'),
    }));
    for source in sources {
        // What Fluent could not read is left out of the bundle; a test reads every file strictly.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Numbers with the language's decimal sign, no grouping: figures on screens are small.
fn number(value: &FluentValue<'_>, decimal: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let FluentNumberOptions {
        minimum_fraction_digits,
        maximum_fraction_digits,
        ..
    } = options;
    let most = maximum_fraction_digits.unwrap_or(3);
    let least = minimum_fraction_digits.unwrap_or(0);
    let mut text = format!("{value:.most$}");
    if let Some(dot) = text.find('.') {
        while text.ends_with('0') && text.len() - dot - 1 > least {
            text.pop();
        }
        if text.ends_with('.') {
            text.pop();
        }
    }
    Some(text.replace('.', &decimal.to_string()))
}

/// The sentence `id` in `language`. An attribute is `id.attribute`.
pub fn text(language: Language, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    find(language, id, arguments).unwrap_or_else(|| id.to_owned())
}

/// Like [`text`], `None` where no language has the id.
pub fn find(language: Language, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let own = &BUNDLES[language as usize];
    let french = &BUNDLES[Language::French as usize];
    let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
    let mut with = FluentArgs::new();
    for (name, value) in arguments {
        with.set(*name, value.clone());
    }
    [own, french].into_iter().find_map(|bundle| {
        let found = bundle.get_message(message)?;
        let pattern = match attribute {
            None => found.value()?,
            Some(attribute) => found.get_attribute(attribute)?.value(),
        };
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&with), &mut errors).into_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Id (and attribute) → names of the arguments it uses.
    fn ids(sources: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for source in sources {
            FluentResource::try_new((*source).to_owned())
                .map_err(|(_, e)| e)
                .expect("a readable file");
            let mut current = String::new();
            for line in source.lines() {
                if line.starts_with('#') {
                    continue;
                }
                if let Some((head, _)) = line.split_once('=')
                    && !line.starts_with([' ', '}'])
                {
                    current = head.trim().to_owned();
                    assert!(
                        all.insert(current.clone(), BTreeSet::new()).is_none(),
                        "{current} stands twice"
                    );
                }
                if let Some(at) = line.trim_start().strip_prefix('.') {
                    let attribute = at.split('=').next().unwrap_or("").trim();
                    current = format!("{}.{attribute}", current.split('.').next().unwrap_or(""));
                    all.insert(current.clone(), BTreeSet::new());
                }
                for part in line.split('$').skip(1) {
                    let name: String = part
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
                        .collect();
                    all.entry(current.clone()).or_default().insert(name);
                }
            }
        }
        all
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (french, english) = (ids(FRENCH), ids(ENGLISH));
        for (id, arguments) in &french {
            assert_eq!(Some(arguments), english.get(id), "{id}: English differs from French");
        }
        for id in english.keys() {
            assert!(french.contains_key(id), "{id}: French is missing");
        }
    }

    #[test]
    fn figures_have_the_comma_in_french() {
        assert_eq!(number(&FluentValue::from(1.5), ',').as_deref(), Some("1,5"));
        assert_eq!(number(&FluentValue::from(2), ',').as_deref(), Some("2"));
    }

    #[test]
    fn an_unknown_id_is_shown_as_itself() {
        assert_eq!(text(Language::English, "no-such-sentence", &[]), "no-such-sentence");
    }
}
