//! What the game draws, and what rules call what the hands do.

use super::card::{Sees, Tray};
use super::layout::Movable;
use super::measure::Shape;
use super::parameters::Parameters;
use super::piece::{Kind, Piece};
use super::running::Line;
use super::setting::mm;
use super::state::Task;

/// What the hands are doing, for pictures and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Nothing.
    Nothing,
    /// Reading the gauge.
    Gauging,
    /// Putting a piece into a tray, with its stamp.
    Stamping,
    /// Looking at the record.
    Recording,
    /// Something behind the hatch.
    Mending,
    /// Carrying a thing of the post.
    Carrying,
}

impl Doing {
    /// Words of signal `doing`, in the order of the variants.
    pub const WORDS: [&'static str; 6] = ["nothing", "gauging", "stamping", "recording", "mending", "carrying"];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

/// A piece as eyes see it.
#[derive(Debug, Clone, PartialEq)]
pub struct PieceSeen {
    /// Number of the piece, from 0.
    pub number: u16,
    /// What it was made to be.
    pub kind: Kind,
    /// The error of each measure with the way in which it looks, mm.
    pub off_mm: Vec<(Shape, f64)>,
    /// Id of the mark it bears.
    pub mark: Option<String>,
    /// Whether that is a mark that no card shows.
    pub is_odd: bool,
    /// Whether the gauge has read it.
    pub is_gauged: bool,
}

/// A line of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Number of the piece, from 0.
    pub piece: u16,
    /// The error, mm.
    pub off_mm: f64,
}

/// Where a gesture leads, and how much of it is done, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Onward {
    /// The piece goes to the gauge.
    Gauge(f64),
    /// The piece goes to a tray, where it is stamped.
    Tray(Tray, f64),
    /// Something behind the hatch is put right, or cleared.
    Inside(f64),
}

impl Line {
    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    /// What the hands are doing.
    pub fn doing(&self) -> Doing {
        match self.state.working.map(|working| working.task) {
            Some(Task::Gauging) => Doing::Gauging,
            Some(Task::Putting(_)) => Doing::Stamping,
            Some(Task::PuttingRight(_) | Task::ClearingJam) => Doing::Mending,
            None if self.state.page.is_some() => Doing::Recording,
            None if self.state.carried.is_some() => Doing::Carrying,
            None => Doing::Nothing,
        }
    }

    /// What is unexpected just now: its place among the words.
    pub(crate) fn unexpected(&self) -> Option<usize> {
        if self.state.odd_open {
            Some(0)
        } else if self.state.machine.jammed {
            Some(1)
        } else {
            None
        }
    }

    /// What the machine is at: its place among the words of signal `machine`.
    pub(crate) fn machine_word(&self) -> usize {
        let machine = &self.state.machine;
        match (machine.hatch_open, machine.jammed, machine.running) {
            (true, ..) => 3,
            (_, true, _) => 2,
            (_, _, true) => 1,
            _ => 0,
        }
    }

    fn seen(&self, piece: &Piece) -> PieceSeen {
        let shapes = self.setting.measures.iter().map(|measure| measure.shape);
        PieceSeen {
            number: piece.number,
            kind: piece.kind,
            off_mm: shapes.zip(piece.off.iter().map(|off| mm(*off))).collect(),
            mark: piece.mark.and_then(|mark| self.setting.mark(mark)).map(str::to_owned),
            is_odd: piece.mark.is_some_and(|mark| self.setting.is_odd(mark)),
            is_gauged: piece.gauged,
        }
    }

    /// The piece at the post.
    pub fn piece(&self) -> Option<PieceSeen> {
        self.state.piece.as_ref().map(|piece| self.seen(piece))
    }

    /// The last piece that was put, where, and how long ago, s.
    pub fn last_put(&self) -> Option<(PieceSeen, Tray, f64)> {
        let (piece, tray, at) = self.state.last.as_ref()?;
        let since = f64::from(self.state.tick - (*at).min(self.state.tick)) * crate::TICK_S;
        Some((self.seen(piece), *tray, since))
    }

    /// How much of its way the piece that comes has gone, 0 to 1.
    pub fn coming_share(&self) -> Option<f64> {
        let left = self.state.coming?;
        let all = crate::ticks(self.setting.parameters.handling.brings_s).max(1);
        Some(1.0 - f64::from(left.min(all)) / f64::from(all))
    }

    /// The gesture that is under way.
    pub fn onward(&self) -> Option<Onward> {
        let working = self.state.working?;
        let done = f64::from(working.done) / f64::from(working.of.max(1));
        Some(match working.task {
            Task::Gauging => Onward::Gauge(done),
            Task::Putting(tray) => Onward::Tray(tray, done),
            Task::PuttingRight(_) | Task::ClearingJam => Onward::Inside(done),
        })
    }

    /// What went where: kept, to repair, aside.
    pub fn trays(&self) -> [u16; 3] {
        self.state.trays
    }

    /// The lines of the card that holds.
    pub fn card_lines(&self) -> Vec<(Sees, Tray)> {
        let card = self.setting.parameters.cards.get(usize::from(self.state.card));
        let lines = card.into_iter().flat_map(|card| &card.lines);
        lines.map(|line| (line.sees.clone(), line.goes)).collect()
    }

    /// Whether a card is laid there that nobody has gone by yet.
    pub fn card_is_new(&self) -> bool {
        self.state.progress.card_is_new
    }

    /// Whether the session handles samples, which no card is needed for.
    pub fn handles_samples(&self) -> bool {
        self.is_samples()
    }

    /// Pieces that an order still lacks.
    pub fn order_lacks(&self) -> Option<u16> {
        self.order_left()
    }

    /// The page of the record that is open: the measure it is about.
    pub fn record_page(&self) -> Option<usize> {
        self.state.page.map(usize::from)
    }

    /// What the record says of a measure, in the order in which pieces were gauged.
    pub fn readings(&self, measure: usize) -> Vec<Reading> {
        let readings = self.state.readings.iter();
        readings
            .filter_map(|read| {
                Some(Reading {
                    piece: read.piece,
                    off_mm: mm(*read.off.get(measure)?),
                })
            })
            .collect()
    }

    /// Whether the machine runs, a piece is stuck in it, its hatch is open.
    pub fn machine(&self) -> [bool; 3] {
        let machine = &self.state.machine;
        [machine.running, machine.jammed, machine.hatch_open]
    }

    /// The place behind the hatch that is looked at.
    pub fn looks_at(&self) -> Option<usize> {
        self.state.machine.looks.map(usize::from)
    }

    /// Whether a place behind the hatch was looked at.
    pub fn has_looked(&self, place: usize) -> bool {
        self.state.machine.looked.get(place).copied().unwrap_or(false)
    }

    /// Whether the place shows what is wrong with it. What a place shows is seen by whoever looks behind the hatch.
    pub fn shows_cause(&self, place: usize) -> bool {
        self.is_cause(place as u8)
    }

    /// Whether somebody who was asked points at this place.
    pub fn is_pointed_out(&self, place: usize) -> bool {
        self.state.machine.pointed_out && self.is_cause(place as u8)
    }

    /// The culprit of this session, for its reveal.
    pub fn culprit(&self) -> usize {
        usize::from(self.state.culprit)
    }

    /// Whether the culprit was put right.
    pub fn is_put_right(&self) -> bool {
        self.state.machine.put_right
    }

    /// Where a thing stands, from the middle of the post: to the right and towards the belt, mm.
    pub fn stands_at_mm(&self, thing: Movable) -> [f64; 2] {
        let spot = usize::from(self.spot_of(thing));
        self.setting
            .parameters
            .spots
            .get(spot)
            .map_or([0.0; 2], |spot| spot.at_mm)
    }

    /// What is carried over the post.
    pub fn carried(&self) -> Option<Movable> {
        self.state.carried
    }

    /// Whether the post is being laid out.
    pub fn is_arranging(&self) -> bool {
        self.asks() == super::course::Asks::Arranging
    }

    /// How often a thing was moved.
    pub fn moves(&self) -> u16 {
        self.state.moves
    }

    /// How long the reveal has been going on, s.
    pub fn revealed_s(&self) -> Option<f64> {
        let ended = self.state.ended?;
        Some(f64::from(self.state.tick - ended.min(self.state.tick)) * crate::TICK_S)
    }

    /// Name of the phase.
    pub fn phase(&self) -> &str {
        &self.setting.phases[self.phase_index()]
    }
}
