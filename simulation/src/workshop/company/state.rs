//! The state of working together: everything of it that decides what comes next. Whole numbers only.

use serde::{Deserialize, Serialize};

use crate::noise::Noise;
use crate::ticks;
use crate::workshop::incident::Incident;
use crate::workshop::setting::{Setting, tenths};

/// What is in the hand that is neither a piece nor a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Carried {
    /// What the bag of this fitting held.
    Fitting(u8),
    /// This substitute.
    Substitute(u8),
    /// A sticker.
    Sticker,
}

/// What a joint was fitted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fitted {
    /// What belongs there.
    Proper,
    /// This substitute, with what the bag held.
    Substitute(u8),
}

/// A bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bag {
    /// When somebody looked into it last.
    pub(crate) opened: Option<u32>,
    /// Whether somebody said that something is missing in it.
    pub(crate) told: bool,
    /// What is in it.
    pub(crate) holds: u8,
}

/// What a colleague is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Between two things; nothing is left to do, or what is left cannot be done yet.
    Rests,
    /// Reaches for what they work on.
    Fetches,
    /// Measures and draws a line.
    Measures,
    /// Shows the line before they saw.
    Shows,
    /// Works.
    Works,
    /// Needs a tool that somebody else has.
    Asks,
    /// Does not know how to go on.
    Unsure,
}

/// What a colleague shows with their body for a moment, over what they are at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mime {
    /// Nothing but what they are at.
    Still,
    /// Looks up.
    Looks,
    /// Nods.
    Nods,
    /// A thumb up.
    Thumb,
    /// Shrugs with open hands.
    Shrugs,
    /// A hand to the forehead: so that is how.
    Oh,
    /// Points at what they mean.
    Points,
    /// Takes what is handed over.
    Takes,
}

impl Mime {
    /// Words of signal `colleague_shows`, in the order of the variants.
    pub const WORDS: [&'static str; 8] = ["still", "looks", "nods", "thumb", "shrugs", "oh", "points", "takes"];
}

impl Stage {
    /// Words of signal `colleague`, in the order of the variants.
    pub const WORDS: [&'static str; 7] = ["rests", "fetches", "measures", "shows", "works", "asks", "unsure"];
}

/// What became of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Wrong {
    /// Not made, or made good.
    No,
    /// The line is drawn, or the piece is sawn, and nobody has shown it again.
    Open,
}

/// A colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ColleagueState {
    pub(crate) stage: Stage,
    /// Tick at which it began.
    pub(crate) since: u32,
    /// The task they are at.
    pub(crate) task: Option<u8>,
    pub(crate) done: Vec<bool>,
    pub(crate) mime: Mime,
    /// Until which tick it shows.
    pub(crate) mime_until: u32,
    /// The piece they work on.
    pub(crate) piece: Option<u8>,
    /// The tool of the bench that they have.
    pub(crate) tool: Option<u8>,
    pub(crate) wrong: Wrong,
    /// Whether the wrong line was drawn.
    pub(crate) erred: bool,
    /// Whether they were unsure already.
    pub(crate) was_unsure: bool,
    /// Whether they asked for a tool already.
    pub(crate) asked: bool,
    /// They ask again from this tick on.
    pub(crate) asks_from: u32,
}

/// The van.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Van {
    /// Tick at which it honked first.
    pub(crate) since: u32,
    /// Whether somebody said so, or has put the first sticker.
    pub(crate) told: bool,
}

/// What the seed planted before the first tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Planted {
    /// The task before which the colleague is unsure.
    pub(crate) unsure: Option<u8>,
    /// The task whose line is wrong, and by how much it is too short, tenths of a millimetre.
    pub(crate) wrong: Option<(u8, i32)>,
    /// Uses of the tool that is needed before it is asked for.
    pub(crate) uses: u8,
    /// Steps after which the van honks.
    pub(crate) van: Option<u8>,
}

/// The state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Company {
    pub(crate) planted: Planted,
    pub(crate) carried: Option<Carried>,
    pub(crate) bags: Vec<Bag>,
    /// Whether each substitute was shown.
    pub(crate) shown: Vec<bool>,
    pub(crate) fitted: Vec<Option<Fitted>>,
    /// Whether a sticker is on each part.
    pub(crate) stickers: Vec<bool>,
    /// How often each tool was used.
    pub(crate) uses: Vec<u16>,
    pub(crate) colleague: Option<ColleagueState>,
    pub(crate) van: Option<Van>,
}

/// One number of a range.
fn one_of(noise: &mut Noise, (from, to): (u8, u8)) -> u8 {
    from + noise.below(usize::from(to.max(from) - from) + 1) as u8
}

/// What the seed chooses, each kind from a source of its own, and how a session begins.
pub(crate) fn planted(setting: &Setting, seed: u64) -> Option<Company> {
    let parameters = &setting.parameters;
    if !parameters.has_company() {
        return None;
    }
    let mut planted = Planted {
        unsure: None,
        wrong: None,
        uses: 0,
        van: None,
    };
    if let Some(colleague) = &parameters.colleague {
        let task = |id: &String| colleague.tasks.iter().position(|task| task.id == *id);
        let mut noise = Noise::new(seed, 15);
        let unsure = colleague.unsure.get(noise.below(colleague.unsure.len().max(1)));
        planted.unsure = unsure.and_then(task).map(|task| task as u8);
        if let Some(mistake) = &colleague.mistake {
            let mut noise = Noise::new(seed, 16);
            let wrong = mistake.tasks.get(noise.below(mistake.tasks.len().max(1)));
            let short = tenths(libm::round(noise.between(mistake.short_mm)));
            planted.wrong = wrong.and_then(task).map(|task| (task as u8, short));
        }
        let need = colleague.tasks.iter().find_map(|task| task.needs.as_ref());
        planted.uses = need.map_or(0, |need| one_of(&mut Noise::new(seed, 17), need.after_uses));
    }
    let mut bags: Vec<Bag> = (parameters.fittings.iter())
        .map(|fitting| Bag {
            opened: None,
            told: false,
            holds: fitting.count,
        })
        .collect();
    for incident in &parameters.incidents {
        match incident {
            Incident::EmptyBag(empty) => {
                let bag = parameters
                    .fittings
                    .iter()
                    .position(|fitting| fitting.id == empty.fitting);
                if let Some(bag) = bag {
                    let most = parameters.fittings[bag].count;
                    bags[bag].holds = one_of(&mut Noise::new(seed, 18), empty.holds).min(most);
                }
            }
            Incident::EarlyVan(van) => {
                planted.van = Some(one_of(&mut Noise::new(seed, 19), van.after_steps));
            }
            _ => {}
        }
    }
    let colleague = parameters.colleague.as_ref().map(|colleague| ColleagueState {
        stage: Stage::Rests,
        since: 0,
        task: None,
        done: vec![false; colleague.tasks.len()],
        // They say hello.
        mime: Mime::Nods,
        mime_until: ticks(1.5),
        piece: None,
        tool: None,
        wrong: Wrong::No,
        erred: false,
        was_unsure: false,
        asked: false,
        asks_from: 0,
    });
    Some(Company {
        planted,
        carried: None,
        shown: vec![false; parameters.substitutes.len()],
        fitted: vec![None; parameters.object.joints.len()],
        stickers: vec![false; parameters.object.parts.len()],
        uses: vec![0; parameters.tools.len()],
        bags,
        colleague,
        van: None,
    })
}
