//! The one interface that every activity offers: parameters in, inputs per seat, a step of 1/60 s, events
//! and signals out. Flight, workshop and teamwork are activities; journal, rules, package, debrief and
//! claim page know only what stands here.

mod controls;
mod made;
mod picture;
mod pilot;
mod prompt;
mod registry;
mod template;
mod vocabulary;

use std::any::Any;

use crate::fixed::Fixed;

pub use controls::{Choice, ChoiceKind, Controls, SeatInput, Verb};
pub use made::{Made, MadeHole, MadePart, MadeView, SeenFrom};
pub use picture::{Board, Cell, Lane, Picture, Plan, PlanShape, Token};
pub use pilot::{Pilot, PilotNumber};
pub use prompt::{Gauge, Prompt};
pub use registry::{ActivityKind, Registry};
pub use template::{Fault, Making, ParameterProblem, PhaseLimit, RestoreError, Template};
pub use vocabulary::{Event, EventKind, FieldKind, MAX_EVENT_FIELDS, SignalKind, Unit, Vocabulary};

/// Steps per second of every activity. A tick lasts 1/60 s.
pub const TICKS_PER_SECOND: u32 = 60;
/// Most seats an activity has.
pub const MAX_SEATS: u8 = 4;

/// Index of a tick since the start of the session; two hours are 432 000.
pub type Tick = u32;

/// A running activity. Same template, seed and inputs give the same bits.
pub trait Activity: Send + Sync {
    /// Advances by one tick. `inputs` has one entry per seat. Appends what happened to `events`,
    /// verbs excluded: [`crate::Run`] adds those for every activity.
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>);
    /// Writes the sample of this tick into `sample`, in the order of the vocabulary, seats innermost.
    fn sample(&self, sample: &mut [Fixed]);
    /// The whole state as canonical bytes (no NaN, no −0): equal states, equal bytes.
    fn encode(&self) -> Vec<u8>;
    /// What `seat` is asked to do now.
    fn prompt(&self, seat: u8) -> Prompt;
    /// True once the situation is over.
    fn is_over(&self) -> bool;
    /// How it looks now.
    fn picture(&self) -> Picture;
    /// The thing that is made, as it stands now; `None` where nothing is made, or nothing of it is there yet.
    fn made(&self) -> Option<Made> {
        None
    }
    /// The numbers that are worth a place on the screen of `seat` now, the most important first.
    fn gauges(&self, _seat: u8) -> Vec<Gauge> {
        Vec::new()
    }
    /// The choices that make sense now for `seat` (indices into [`Controls::choices`]).
    fn open_choices(&self, seat: u8) -> Vec<u8>;
    /// The one open choice that is the thing to do now for `seat` (an index into [`Controls::choices`]), in
    /// agreement with [`Activity::prompt`]; `None` where several are equally good, or hands do it.
    fn main_choice(&self, _seat: u8) -> Option<u8> {
        None
    }
    /// Verbs that [`Activity::prompt`] speaks of, each at most once: they are shown as what can be done now.
    fn asked_verbs(&self, _seat: u8) -> Vec<Verb> {
        Vec::new()
    }
    /// For the game's drawing of this kind, which knows the concrete type.
    fn as_any(&self) -> &dyn Any;
}
