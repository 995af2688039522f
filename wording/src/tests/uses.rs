//! Every sentence that code names is there, is given what it says, and none is there that nobody says.

mod calls;
mod forwards;
mod sources;
mod texts;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::{Language, sentences};
use calls::{Saying, Uses};
use sources::{Source, root};
use values::Id;

/// The rooms whose sentences there are; ids begin with their names.
const ROOMS: [&str; 8] = [
    "authoring",
    "bridge",
    "credential",
    "game",
    "launcher",
    "rule",
    "situation",
    "station",
];

/// Where the words come from that fill the place of a made id.
enum Words {
    /// These, which stand in the same file.
    These(&'static [&'static str]),
    /// The texts in functions of this name, in a file.
    In(&'static str, &'static str),
    /// Names of rules, in the folder of each family.
    OfFamilies,
    /// 1, 2 and so on, after each stem given to a call.
    Numbered(&'static str),
    /// After each stem given to one of the calls.
    After(&'static [&'static str]),
}

/// Ids that code makes: the text of `format!`, and the words that fill it.
const MADE: [(&str, Words); 9] = [
    // A page has a name and says what it is for.
    ("{id}-title", Words::After(&["page_of", "quiet_page_of"])),
    ("{id}-purpose", Words::After(&["page_of", "quiet_page_of"])),
    // Ready-made sentences, as many as there are.
    ("{id}-{index}", Words::Numbered("chips")),
    // The two ways of showing, each with a line below.
    ("{id}-line", Words::These(&["game-ask-extracts", "game-ask-whole"])),
    // The cards of the first page, by which their places are remembered too.
    (
        "game-way-{id}",
        Words::These(&["play", "requests", "mine", "tell", "map"]),
    ),
    // Operators of rules are said by their own words.
    ("rule-say-{word}", Words::In("word", "situation/src/rule/syntax.rs")),
    (
        "rule-say-{name}",
        Words::These(&[
            "count", "duration", "longest", "rate", "abs", "sum", "mean", "highest", "lowest",
        ]),
    ),
    // What a family calls its signals, events and words.
    ("situation-{}-{}", Words::OfFamilies),
    // Pictures that learners choose from.
    ("station-picture-{}", Words::In("id", "station/src/profile.rs")),
];

/// All that is said, by files, and what the sentences take.
struct Said {
    sentences: BTreeMap<String, BTreeSet<String>>,
    files: Vec<(String, Uses)>,
}

impl Said {
    fn read() -> Self {
        let mut rooms: BTreeMap<String, Vec<Source>> = BTreeMap::new();
        for source in sources::all() {
            let room = source.name.split('/').next().unwrap_or_default().to_owned();
            rooms.entry(room).or_default().push(source);
        }
        let of_room = |sources: &Vec<Source>| {
            let forwards = forwards::of(sources);
            let uses = |source: &Source| (source.name.clone(), calls::uses(source, &forwards));
            sources.iter().map(uses).collect::<Vec<_>>()
        };
        let files: Vec<_> = rooms.values().flat_map(of_room).collect();
        let sentences = sentences(Language::French).into_iter();
        Self {
            sentences: sentences.map(|said| (said.id.clone(), said.arguments())).collect(),
            files,
        }
    }

    fn stems(&self, calls: &[&str]) -> BTreeSet<&str> {
        let stems = self.files.iter().flat_map(|(_, uses)| &uses.stems);
        let of_calls = stems.filter(|(call, _)| calls.contains(&call.as_str()));
        of_calls.map(|(_, stem)| stem.as_str()).collect()
    }

    /// Every id that a made one can be.
    fn members(&self, made: &str, words: &Words) -> BTreeSet<String> {
        let filled = |word: &str| {
            let (before, rest) = made.split_once('{').expect("a place to fill");
            let (_, after) = rest.split_once('}').expect("a place to fill");
            format!("{before}{word}{after}")
        };
        match words {
            Words::These(words) => {
                let is_there = |(_, uses): &&(String, Uses)| {
                    let mut texts = words.iter().chain([&made]);
                    texts.all(|text| uses.texts.contains(*text))
                };
                assert!(
                    self.files.iter().any(|file| is_there(&file)),
                    "no file has {made} and {words:?}"
                );
                words.iter().copied().map(filled).collect()
            }
            Words::In(function, file) => {
                let words = texts::in_function(function, &root().join(file));
                words.iter().map(|word| filled(word)).collect()
            }
            Words::After(calls) => self.stems(calls).into_iter().map(filled).collect(),
            Words::Numbered(call) => {
                let numbered = |stem: &str| {
                    let ids = (1..).map(|number| format!("{stem}-{number}"));
                    let there: Vec<_> = ids.take_while(|id| self.sentences.contains_key(id)).collect();
                    if there.is_empty() {
                        vec![format!("{stem}-1")]
                    } else {
                        there
                    }
                };
                self.stems(&[call]).into_iter().flat_map(numbered).collect()
            }
            Words::OfFamilies => self.of_families(),
        }
    }

    /// A word without a sentence is said as it stands, so only what there is counts.
    fn of_families(&self) -> BTreeSet<String> {
        let rooms = root().join("simulation/src");
        let shared = texts::in_folder(&rooms.join("activity"));
        let mut ids = BTreeSet::new();
        for entry in std::fs::read_dir(rooms).expect("the families") {
            let family = entry.expect("a folder").path();
            if !family.is_dir() {
                continue;
            }
            // A family may have more than one kind of activity, each in a folder of its own.
            let kinds = std::fs::read_dir(&family)
                .expect("its kinds")
                .map(|kind| kind.expect("a file").path());
            for kind in kinds.filter(|kind| kind.is_dir()).chain([family.clone()]) {
                let name = kind.file_name().expect("a name").to_string_lossy().into_owned();
                let own = texts::in_folder(&kind);
                let words = own.union(&shared).map(|word| word.replace('_', "-"));
                ids.extend(words.map(|word| format!("situation-{name}-{word}")));
            }
        }
        ids.retain(|id| self.sentences.contains_key(id));
        ids
    }

    fn made(&self) -> BTreeMap<&'static str, BTreeSet<String>> {
        let members = |(made, words): &(&'static str, Words)| (*made, self.members(made, words));
        MADE.iter().map(members).collect()
    }
}

#[test]
fn every_sentence_that_is_named_exists_and_every_one_that_exists_is_named() {
    let said = Said::read();
    let made = said.made();
    let mut used: BTreeSet<&String> = made.values().flatten().collect();
    let mut wrong: Vec<String> = Vec::new();
    for (file, uses) in &said.files {
        let stems: BTreeSet<&String> = uses.stems.iter().map(|(_, stem)| stem).collect();
        let nowhere = uses
            .ids
            .iter()
            .filter(|id| !said.sentences.contains_key(*id) && !stems.contains(id));
        wrong.extend(nowhere.map(|id| format!("{file}: {id} is no sentence")));
        let unlisted = uses.made.iter().filter(|text| !made.contains_key(text.as_str()));
        wrong.extend(unlisted.map(|text| format!("{file}: {text}: which ids are those?")));
        used.extend(&uses.ids);
    }
    assert!(used.len() > 1000, "the search for ids is broken: {}", used.len());
    let missing = made.values().flatten().filter(|id| !said.sentences.contains_key(*id));
    wrong.extend(missing.map(|id| format!("{id} is made, and is no sentence")));
    let never = said.sentences.keys().filter(|id| !used.contains(id));
    wrong.extend(never.map(|id| format!("{id} is never said")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Titles that a page puts in place of the one that `page_of` says.
const RETITLED: [&str; 1] = ["game-ask-title"];

#[test]
fn every_sentence_is_given_what_it_says() {
    let said = Said::read();
    let made = said.made();
    let mut wrong: Vec<String> = Vec::new();
    let mut held = BTreeSet::new();
    let mut held_made: BTreeMap<&str, Vec<&BTreeSet<String>>> = BTreeMap::new();
    for (file, uses) in &said.files {
        for Saying { ids, arguments, shared } in &uses.sayings {
            // One list may serve several sentences: each finds what it says, and everything is said by one of them.
            let mut spare = arguments.clone();
            for id in ids {
                match id {
                    Id::Whole(id) => match said.sentences.get(id) {
                        Some(takes) => {
                            if !takes.is_subset(arguments) {
                                wrong.push(format!("{file}: {id} says {takes:?}, and is given {arguments:?}"));
                            }
                            spare.retain(|name| !takes.contains(name));
                            held.insert(id);
                        }
                        None => wrong.push(format!("{file}: {id} is no sentence")),
                    },
                    Id::Made(text) => {
                        let members = made.get(text.as_str()).into_iter().flatten();
                        let takes: BTreeSet<&String> =
                            members.filter_map(|id| said.sentences.get(id)).flatten().collect();
                        spare.retain(|name| !takes.contains(name));
                        held_made.entry(text).or_default().push(arguments);
                    }
                }
            }
            if !shared && !spare.is_empty() {
                wrong.push(format!("{file}: {ids:?} do not say {spare:?}"));
            }
        }
    }
    for (text, lists) in held_made {
        let Some(members) = made.get(text) else {
            wrong.push(format!("{text}: which ids are those?"));
            continue;
        };
        let given = |id: &str| {
            let takes = said.sentences.get(id);
            takes.is_none_or(|takes| lists.iter().any(|list| takes.is_subset(list)))
        };
        let left = members
            .iter()
            .filter(|id| !given(id) && !RETITLED.contains(&id.as_str()));
        wrong.extend(left.map(|id| format!("{id}, made by {text}, is not given what it says")));
    }
    assert!(held.len() > 750, "the search for arguments is broken: {}", held.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
