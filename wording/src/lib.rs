//! Every sentence a person reads, in French and English, for all rooms.
//!
//! A room's sentences stand in `locales/<language>/<room>.ftl`, ids prefixed with the room's name. French is the
//! first language: an id that English lacks is said in French, and an id that nobody has is shown as itself, so
//! that a hole is seen and never a panic.
#![forbid(unsafe_code)]

use std::fmt::{self, Write as _};
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
            include_str!(concat!("../locales/", $tag, "/launcher.ftl")),
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
        // The narrow space of French typography is not in our fonts; the plain one that does not break is.
        Language::French => |value, _| number(value, ',', '\u{a0}'),
        Language::English => |value, _| number(value, '.', ','),
    }));
    let added = bundle.add_function("NUMBER", counted);
    debug_assert!(added.is_ok(), "the only function of a new bundle");
    for source in sources {
        // What Fluent could not read is left out of the bundle; a test reads every file strictly.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// `NUMBER($count)`: what is counted. A whole room hands its arguments over as text, so a text that is exactly a
/// number counts as one, and plurals agree with it; any other text stays as it is.
fn counted<'a>(positional: &[FluentValue<'a>], _named: &FluentArgs<'_>) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::String(text)) => {
            as_number(text).map_or_else(|| FluentValue::String(text.clone()), FluentValue::Number)
        }
        Some(value) => value.clone(),
        None => FluentValue::Error,
    }
}

/// Digits with at most one point, as programs write numbers; « 007 » or « 1e3 » is a name.
fn as_number(text: &str) -> Option<FluentNumber> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    let mut options = FluentNumberOptions::default();
    if value.fract() != 0.0 {
        // As precise as it was written; a whole number stays equal to the `[0]` of a sentence.
        options.maximum_fraction_digits = Some(part.len());
    }
    Some(FluentNumber { value, options })
}

/// Numbers with the language's decimal sign and its sign between thousands.
fn number(value: &FluentValue<'_>, decimal: char, thousands: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let most = options.maximum_fraction_digits.unwrap_or(3);
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let text = format!("{value:.most$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut said = if digits == "0" && part.is_empty() { "" } else { sign }.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(thousands);
        }
        said.push(digit);
    }
    if !part.is_empty() || least > 0 {
        said.push(decimal);
        // Writing to a string cannot fail.
        let _ = write!(said, "{part:0<least$}");
    }
    Some(said)
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
mod consent_tests;
#[cfg(test)]
mod tests;
