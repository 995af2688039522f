//! Every sentence with a number, said at 0, 1, 2 and 1 000.

use std::collections::BTreeSet;

use super::*;

const VALUES: [u32; 4] = [0, 1, 2, 1000];

/// Units, which have no plural.
const UNITS: &[&str] = &[
    "s", "min", "h", "t", "m", "mm", "g", "N", "Mo", "ko", "Kio", "MB", "kB", "KiB",
];

/// What else a number may be followed by without agreeing with it.
const NO_NOUNS: &[&str] = &[
    "à", "au", "de", "en", "et", "fois", "pas", "qui", "sur", "at", "back", "more", "of", "out", "to",
];

/// Words that say "exactly one".
const fn singular(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &["un", "une", "seul", "seule"],
        Language::English => &["a", "an", "one", "single", "once"],
    }
}

/// Names of arguments that are a count in one sentence and a word, a decimal or a time in another. Any other name of
/// a count is one everywhere.
const EITHER: &[&str] = &["expected", "found", "from", "max", "min", "needed", "of", "to", "words"];

/// Sentences that choose by a number which counts nothing: a month, a day.
const CALENDAR: &[(&str, &str)] = &[("bridge-month", "month"), ("bridge-date", "day")];

/// One way of saying a sentence: a value for each count, a word for each other argument.
#[derive(Clone, Debug)]
struct Case {
    counts: Vec<(String, u32)>,
    words: Vec<(String, String)>,
}

impl Case {
    /// All of a sentence.
    fn all(said: &Said) -> Vec<Self> {
        let counts = said.counts();
        let mut cases = vec![Self {
            counts: Vec::new(),
            words: Vec::new(),
        }];
        for name in said.arguments() {
            let grown = cases
                .iter()
                .flat_map(|case| case.with(said, &name, counts.contains(&name)));
            cases = grown.collect();
        }
        cases
    }

    fn with(&self, said: &Said, name: &str, counted: bool) -> Vec<Self> {
        if counted {
            return VALUES.iter().map(|value| self.and_count(name, *value)).collect();
        }
        let mut words: Vec<String> = said.choices.get(name).into_iter().flatten().cloned().collect();
        if words.is_empty() {
            words.push(format!("<{name}>"));
        }
        let mut cases = vec![self.clone(); words.len()];
        for (case, word) in cases.iter_mut().zip(words) {
            case.words.push((name.to_owned(), word));
        }
        cases
    }

    fn and_count(&self, name: &str, value: u32) -> Self {
        let mut case = self.clone();
        case.counts.retain(|(other, _)| other != name);
        case.counts.push((name.to_owned(), value));
        case
    }

    /// The sentence as it is shown; a hole in it is a failure.
    fn say(&self, language: Language, id: &str) -> String {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let bundle = &BUNDLES[language as usize];
        let found = bundle.get_message(message).expect("its own sentence");
        let pattern = match attribute {
            None => found.value(),
            Some(attribute) => found.get_attribute(attribute).map(|a| a.value()),
        };
        // As text, the way that most rooms hand numbers over.
        let mut with = FluentArgs::new();
        for (name, value) in &self.counts {
            with.set(name.as_str(), value.to_string());
        }
        for (name, word) in &self.words {
            with.set(name.as_str(), word.as_str());
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern.expect("a value"), Some(&with), &mut errors);
        assert!(errors.is_empty(), "{language} {id} {self:?}: {errors:?}");
        said.into_owned()
    }
}

fn figure(language: Language, value: u32) -> &'static str {
    match (value, language) {
        (0, _) => "0",
        (1, _) => "1",
        (2, _) => "2",
        (_, Language::French) => "1\u{a0}000",
        (_, Language::English) => "1,000",
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The word right after each place where `figure` stands as a number of its own.
fn words_after<'a>(text: &'a str, figure: &str) -> Vec<&'a str> {
    let joins = |c: char| c.is_alphanumeric() || c == ',' || c == '.';
    text.match_indices(figure)
        .filter(|(at, _)| !text[..*at].ends_with(|c: char| joins(c) || c == '\u{a0}'))
        .filter_map(|(at, _)| {
            let after = text[at + figure.len()..].strip_prefix(' ')?;
            let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            (end > 0).then(|| &after[..end])
        })
        .collect()
}

#[test]
fn a_number_is_never_said_in_words_that_do_not_agree_with_it() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for said in sentences(language).iter().filter(|said| !said.counts().is_empty()) {
            for case in Case::all(said) {
                let text = case.say(language, &said.id);
                for (name, value) in &case.counts {
                    wrong.extend(
                        disagreement(language, &said.id, &case, name, *value).map(|why| format!("{text}\n  {why}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} sentences:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with saying `case` where `name` is `value`.
fn disagreement(language: Language, id: &str, case: &Case, name: &str, value: u32) -> Option<String> {
    let say = |value| case.and_count(name, value).say(language, id);
    let text = say(value);
    let [none, one, two, many] = VALUES.map(say);
    if one == two && two == many {
        // This way of saying it does not speak of that number.
        return (none != one).then(|| format!("{id}: {name} at 1 and more is not said"));
    }
    if [&none, &one, &two].iter().any(|other| **other == many) || none == one || none == two || one == two {
        return Some(format!("{id}: {name} at {value} is said as another number"));
    }
    if text.contains("1000") {
        return Some(format!("{id}: {name}: thousands are not grouped"));
    }
    if many.replace(figure(language, 1000), "2") != two.replace(figure(language, 1000), "2") {
        return Some(format!("{id}: {name}: 2 and 1 000 are said differently"));
    }
    let other = if value == 2 { &none } else { &two };
    let own: Vec<&str> = words(&text).difference(&words(other)).copied().collect();
    if value != 1
        && own
            .iter()
            .any(|word| singular(language).contains(&word.to_lowercase().as_str()))
    {
        return Some(format!("{id}: {name} at {value} is said as one: {own:?}"));
    }
    let plural = match language {
        Language::French => value >= 2,
        Language::English => value != 1,
    };
    let after = words_after(&text, figure(language, value));
    after
        .into_iter()
        .find(|word| !UNITS.contains(word) && !NO_NOUNS.contains(word) && word.ends_with(['s', 'x']) != plural)
        .map(|word| format!("{id}: {name}: « {} {word} »", figure(language, value)))
}

#[test]
fn what_is_counted_says_so() {
    for language in Language::ALL {
        let all = sentences(language);
        let mut counted: BTreeSet<String> = all.iter().flat_map(Said::counts).collect();
        counted.retain(|name| !EITHER.contains(&name.as_str()));
        let bare: Vec<_> = all
            .iter()
            .filter(|said| !said.bare().is_disjoint(&counted))
            .map(|said| (&said.id, said.bare()))
            .collect();
        assert!(
            bare.is_empty(),
            "{language}: write NUMBER($…) for what is counted, as other sentences do: {bare:#?}"
        );
        let chosen = all.iter().flat_map(|said| {
            let names = said.chosen_uncounted.iter();
            names.map(|name| (said.id.clone(), name.clone())).collect::<Vec<_>>()
        });
        let unlisted: Vec<_> = chosen
            .filter(|(id, name)| !CALENDAR.contains(&(id.as_str(), name.as_str())))
            .collect();
        assert!(unlisted.is_empty(), "{language}: choose by NUMBER($…): {unlisted:#?}");
    }
}

#[test]
fn figures_are_written_as_each_language_does() {
    let say = |language, value: FluentValue<'_>| text(language, "game-metres", &[("metres", value)]);
    for (value, french, english) in [
        ("1.5", "1,5 m", "1.5 m"),
        ("2.0", "2 m", "2 m"),
        ("-0.00", "0 m", "0 m"),
        ("0.0005", "0,0005 m", "0.0005 m"),
        ("999", "999 m", "999 m"),
        ("-1234567.25", "-1\u{a0}234\u{a0}567,25 m", "-1,234,567.25 m"),
        // Names, not numbers.
        ("007", "007 m", "007 m"),
        ("1e3", "1e3 m", "1e3 m"),
        ("2026-11-22", "2026-11-22 m", "2026-11-22 m"),
    ] {
        assert_eq!(say(Language::French, value.into()), french);
        assert_eq!(say(Language::English, value.into()), english);
    }
    assert_eq!(say(Language::French, 1000.into()), "1\u{a0}000 m");
    let mut one_digit = FluentNumber::from(2.0);
    one_digit.options.minimum_fraction_digits = Some(1);
    assert_eq!(say(Language::French, FluentValue::Number(one_digit)), "2,0 m");
}
