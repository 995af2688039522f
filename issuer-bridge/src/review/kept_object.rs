//! The object of an activity as a claim keeps it: what became of it, not its drawing. Worked out by the bridge's own
//! replay; a package brings no picture.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use simulation::{Made, MadeHole, MadePart, MadeView, SeenFrom, Tick};
use situation::text::Text;

/// The form that is written here.
const VERSION: u16 = 1;

/// An object in a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptObject {
    /// 1.
    version: u16,
    /// The tick after which it was so.
    pub(crate) tick: Tick,
    views: Vec<View>,
    /// Words of the names in it, as far as the scenario had any.
    pub(crate) words: BTreeMap<String, Text>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct View {
    from: From,
    size_mm: [f64; 2],
    parts: Vec<Part>,
    holes: Vec<Hole>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum From {
    Front,
    Side,
    Alone,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Part {
    name: String,
    at_mm: [f64; 2],
    size_mm: [f64; 2],
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Hole {
    at_mm: [f64; 2],
    diameter_mm: f64,
}

impl KeptObject {
    /// Keeps what was made, with the words there are for its parts.
    pub(crate) fn of(made: &Made, tick: Tick, words: impl Fn(&str) -> Option<Text>) -> Self {
        let names = made.views.iter().flat_map(|view| &view.parts).map(|part| &part.name);
        Self {
            version: VERSION,
            tick,
            words: names.filter_map(|name| Some((name.clone(), words(name)?))).collect(),
            views: made.views.iter().map(View::of).collect(),
        }
    }

    /// What was made; `None` where a later program kept it.
    pub(crate) fn made(&self) -> Option<Made> {
        (self.version == VERSION).then(|| Made {
            views: self.views.iter().map(View::made).collect(),
        })
    }
}

impl View {
    fn of(view: &MadeView) -> Self {
        Self {
            from: match view.from {
                SeenFrom::Front => From::Front,
                SeenFrom::Side => From::Side,
                SeenFrom::Alone => From::Alone,
            },
            size_mm: view.size_mm,
            parts: (view.parts.iter())
                .map(|part| Part {
                    name: part.name.clone(),
                    at_mm: part.at_mm,
                    size_mm: part.size_mm,
                })
                .collect(),
            holes: (view.holes.iter())
                .map(|hole| Hole {
                    at_mm: hole.at_mm,
                    diameter_mm: hole.diameter_mm,
                })
                .collect(),
        }
    }

    fn made(&self) -> MadeView {
        MadeView {
            from: match self.from {
                From::Front => SeenFrom::Front,
                From::Side => SeenFrom::Side,
                From::Alone => SeenFrom::Alone,
            },
            size_mm: self.size_mm,
            parts: (self.parts.iter())
                .map(|part| MadePart {
                    name: part.name.clone(),
                    at_mm: part.at_mm,
                    size_mm: part.size_mm,
                })
                .collect(),
            holes: (self.holes.iter())
                .map(|hole| MadeHole {
                    at_mm: hole.at_mm,
                    diameter_mm: hole.diameter_mm,
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_comes_back_as_it_was_and_one_of_a_later_program_is_not_read() {
        let view = |from| MadeView {
            from,
            size_mm: [120.5, 250.0],
            parts: vec![MadePart {
                name: "roof".to_owned(),
                at_mm: [0.0, 3.4],
                size_mm: [120.5, 18.0],
            }],
            holes: vec![MadeHole {
                at_mm: [75.0, 190.0],
                diameter_mm: 28.0,
            }],
        };
        let made = Made {
            views: [SeenFrom::Front, SeenFrom::Side, SeenFrom::Alone].map(view).to_vec(),
        };
        let kept = KeptObject::of(&made, 720, |_| None);
        let written = serde_json::to_string(&kept).expect("JSON");
        let mut back: KeptObject = serde_json::from_str(&written).expect("JSON");
        assert_eq!((back.made(), back.tick), (Some(made), 720));
        back.version += 1;
        assert_eq!(back.made(), None);
    }
}
