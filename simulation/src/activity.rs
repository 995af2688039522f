//! The one interface that every activity offers: parameters in, inputs per seat, a step of 1/60 s, events
//! and signals out. Flight, workshop and teamwork are activities; journal, rules, package, debrief and
//! claim page know only what stands in this file.

use std::any::Any;
use std::ops::RangeInclusive;

use schemars::{Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::fixed::Fixed;

/// Steps per second of every activity. A tick lasts 1/60 s.
pub const TICKS_PER_SECOND: u32 = 60;
/// Most fields an event carries.
pub const MAX_EVENT_FIELDS: usize = 4;
/// Most seats an activity has.
pub const MAX_SEATS: u8 = 4;

/// Index of a tick since the start of the session; two hours are 432 000.
pub type Tick = u32;

/// The wheel of verbs, an input of every situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verb {
    /// « Signaler »: something is not as it should be.
    Signal,
    /// « Demander »: help, information.
    Ask,
    /// « Proposer ».
    Propose,
    /// « Reçu »: I heard you.
    Acknowledge,
}

impl Verb {
    /// All verbs, in the order of the wheel; the index is the value of the field `verb` of event `verb`.
    pub const ALL: [Self; 4] = [Self::Signal, Self::Ask, Self::Propose, Self::Acknowledge];
    /// The word of the rule language and of the field `verb`: `signal`, `ask`, `propose`, `acknowledge`.
    pub const WORDS: [&'static str; 4] = ["signal", "ask", "propose", "acknowledge"];
}

/// What one seat does during one tick, quantised: the journal holds exactly this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeatInput {
    /// Sticks, −127..=127 (−128 is read as −127), in the order of [`Controls::sticks`].
    pub sticks: [i8; 4],
    /// Buttons held down: bit `i` is `Controls::buttons[i]`.
    pub held: u8,
    /// A choice made in this tick: 0 none, else 1 + index into [`Controls::choices`].
    pub choice: u8,
    /// A verb chosen on the wheel in this tick.
    pub verb: Option<Verb>,
}

/// What the devices of a seat mean in an activity. Names are ids: the game has glyphs and words for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Controls {
    /// Up to four names, e.g. `roll`, `pitch`, `yaw`, `climb`.
    pub sticks: Vec<String>,
    /// Up to eight names, e.g. `stop`.
    pub buttons: Vec<String>,
    /// Up to 255 names, e.g. `look_propellers`, `arm`, `assist_angle`.
    pub choices: Vec<String>,
}

/// Unit of a signal or of an event's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// No unit: a count, an index, a ratio.
    None,
    /// 0 or 1.
    Boolean,
    /// An index into `words`.
    Word,
    /// m
    Metre,
    /// m/s
    MetrePerSecond,
    /// m/s²
    MetrePerSecondSquared,
    /// degree
    Degree,
    /// degree per second
    DegreePerSecond,
    /// s
    Second,
    /// 0 to 100
    Percent,
    /// N
    Newton,
}

/// A named quantity that the activity gives at every tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalKind {
    /// Lower-case name with underscores; with `per_seat`, one value per seat.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// For [`Unit::Word`]: the words, in index order.
    pub words: Vec<String>,
    /// One value per seat instead of one for all.
    pub per_seat: bool,
    /// Smallest value it can take.
    pub min: Fixed,
    /// Largest value it can take.
    pub max: Fixed,
}

/// A field of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldKind {
    /// Lower-case name with underscores.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// For [`Unit::Word`]: the words, in index order.
    pub words: Vec<String>,
}

/// A named kind of event. An event states what happened, never what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventKind {
    /// Lower-case name with underscores.
    pub name: String,
    /// At most [`MAX_EVENT_FIELDS`].
    pub fields: Vec<FieldKind>,
    /// True where it follows from a player's own act, false where the situation does it to them.
    pub own_act: bool,
}

/// Everything a rule can speak about in one activity with one set of parameters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// Signals, in sampling order: see [`Vocabulary::sample_len`].
    pub signals: Vec<SignalKind>,
    /// Event kinds; [`Event::kind`] is the index. Index 0 is always `verb` (see [`EventKind::verb`]).
    pub events: Vec<EventKind>,
}

impl EventKind {
    /// The event that every activity emits when a seat chooses a verb: field `verb` (word).
    pub fn verb() -> Self {
        Self {
            name: "verb".to_owned(),
            fields: vec![FieldKind {
                name: "verb".to_owned(),
                unit: Unit::Word,
                words: Verb::WORDS.iter().map(|w| (*w).to_owned()).collect(),
            }],
            own_act: true,
        }
    }
}

impl Vocabulary {
    /// Values in one sample: one per shared signal, `seats` per per-seat signal.
    pub fn sample_len(&self, seats: u8) -> usize {
        self.signals
            .iter()
            .map(|s| if s.per_seat { usize::from(seats) } else { 1 })
            .sum()
    }

    /// Where the value of signal `name` for `seat` stands in a sample; `None` for an unknown name.
    pub fn sample_index(&self, name: &str, seat: u8, seats: u8) -> Option<usize> {
        let mut at = 0;
        for signal in &self.signals {
            let width = if signal.per_seat { usize::from(seats) } else { 1 };
            if signal.name == name {
                return Some(at + if signal.per_seat { usize::from(seat) } else { 0 });
            }
            at += width;
        }
        None
    }

    /// Index of the event kind `name`.
    pub fn event_index(&self, name: &str) -> Option<u16> {
        self.events.iter().position(|e| e.name == name).map(|i| i as u16)
    }
}

/// Something that happened at a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Index into [`Vocabulary::events`].
    pub kind: u16,
    /// The seat whose act or drone or hands it concerns; 0 where the activity has one seat.
    pub seat: u8,
    /// Fields in the order of the kind; unused ones are zero.
    pub fields: [Fixed; MAX_EVENT_FIELDS],
}

/// A fixed thing of the place, for the plan that a clip and a claim page draw.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanShape {
    /// Axis-aligned rectangle in plan, metres.
    Rectangle {
        /// Name id, e.g. `cage`.
        name: String,
        /// Centre, m.
        centre: [f64; 2],
        /// Half its size along x and y, m.
        half: [f64; 2],
    },
    /// Circle in plan, metres.
    Circle {
        /// Name id, e.g. `pad`.
        name: String,
        /// Centre, m.
        centre: [f64; 2],
        /// m
        radius: f64,
    },
}

/// A thing that moves (or a person's hand, or a dial), for clips.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Name id, e.g. `drone`.
    pub name: String,
    /// The seat it belongs to, if one.
    pub seat: Option<u8>,
    /// x, y in plan and height, metres.
    pub position: [f64; 3],
    /// Direction it faces, radians from +x, if it has one.
    pub heading: Option<f64>,
}

/// What the player is asked now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// Id of the text; the scenario folder holds the words (`prompts`).
    pub id: String,
    /// Named numbers for the text (a count left, a post's number).
    pub numbers: Vec<(String, i64)>,
}

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
    /// Fixed things of the place.
    fn plan(&self) -> Vec<PlanShape>;
    /// Moving things now.
    fn tokens(&self) -> Vec<Token>;
    /// The choices that make sense now for `seat` (indices into [`Controls::choices`]).
    fn open_choices(&self, seat: u8) -> Vec<u8>;
    /// The one open choice that is the thing to do now for `seat` (an index into [`Controls::choices`]), in
    /// agreement with [`Activity::prompt`]; `None` where several are equally good, or hands do it.
    fn main_choice(&self, _seat: u8) -> Option<u8> {
        None
    }
    /// For the game's drawing of this kind, which knows the concrete type.
    fn as_any(&self) -> &dyn Any;
}

/// A phase that can end by itself although somebody acts: the situation's own time, not the player's pace.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseLimit {
    /// Name of the phase.
    pub phase: String,
    /// The shortest time after which it can end so, s.
    pub shortest_s: f64,
    /// Events that come in it and, once it has ended, no more.
    pub events: Vec<String>,
    /// Whether the session ends with it.
    pub is_last: bool,
}

/// A checked set of parameters from which runs start.
pub trait Template: Send + Sync + std::fmt::Debug {
    /// Seats that can take part.
    fn seats(&self) -> RangeInclusive<u8>;
    /// What rules can speak about.
    fn vocabulary(&self) -> &Vocabulary;
    /// What the devices mean.
    fn controls(&self) -> &Controls;
    /// Ids of all prompts that can appear; the scenario must have words for each.
    fn prompts(&self) -> Vec<String>;
    /// Prompts that files written before them have no words for, each with the prompt whose words then stand in; with
    /// none nothing is shown.
    fn later_prompts(&self) -> &'static [(&'static str, Option<&'static str>)] {
        &[]
    }
    /// Phases that can end by themselves although somebody acts. A phase that is not named lasts for as long as anybody
    /// does anything in it.
    fn limits(&self) -> Vec<PhaseLimit> {
        Vec::new()
    }
    /// Names of the phases, in order; signal `phase` (Word) is mandatory and has the same words.
    fn phases(&self) -> Vec<String>;
    /// Parameters out of range, all of them.
    fn problems(&self) -> Vec<ParameterProblem>;
    /// A fresh run. `seed` decides when, where and how strong, never whether. Only for a template without
    /// [`Template::problems`]: what parameters out of range do is not defined, a panic included.
    fn start(&self, seed: u64, seats: u8) -> Box<dyn Activity>;
    /// A run from the bytes of [`Activity::encode`].
    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError>;
    /// A closed-loop pilot that plays like a person, for recordings, checks and tests.
    /// `style` is one of [`Template::pilot_styles`]; `None` for an unknown one.
    fn pilot(&self, style: &str, seed: u64, seats: u8) -> Option<Box<dyn Pilot>>;
    /// Names of pilot styles; the first is the ordinary one.
    fn pilot_styles(&self) -> Vec<String>;
}

/// Plays all seats of an activity like people would: reaction time and noise are numbers of the style.
pub trait Pilot: Send {
    /// Inputs for this tick, one per seat, from what can be perceived of the activity.
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]);
}

/// A kind of activity: reads parameters, gives templates.
pub trait ActivityKind: Send + Sync {
    /// The word in scenario files, e.g. `flight`.
    fn name(&self) -> &'static str;
    /// Raised whenever the same seed and inputs would give other bits.
    fn revision(&self) -> u32;
    /// Reads and checks parameters; the error is the deserialiser's own.
    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error>;
    /// JSON Schema of the parameters as scenario files write them, for authors' editors. A kind that says nothing
    /// here lets everything pass: [`ActivityKind::template`] checks it all the same.
    fn parameters_schema(&self, _generator: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}

/// A parameter that is out of range.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterProblem {
    /// Where, e.g. `beats[3].radius_m`.
    pub path: String,
    /// What was found.
    pub found: f64,
    /// Smallest allowed.
    pub min: f64,
    /// Largest allowed.
    pub max: f64,
}

/// Why bytes are no state of this template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The bytes cannot be read.
    #[error("these bytes are no state of this activity")]
    Unreadable,
    /// A value is outside what the template allows.
    #[error("the state does not fit the scenario: {0}")]
    OutOfRange(&'static str),
}

/// The kinds a program knows. Programs start from [`crate::builtin`]; tests add their own.
#[derive(Clone, Default)]
pub struct Registry {
    kinds: Vec<&'static dyn ActivityKind>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

impl Registry {
    /// Adds a kind.
    #[must_use]
    pub fn with(mut self, kind: &'static dyn ActivityKind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// The kind called `name`.
    pub fn get(&self, name: &str) -> Option<&'static dyn ActivityKind> {
        self.kinds.iter().copied().find(|k| k.name() == name)
    }

    /// All names, in order of registration.
    pub fn names(&self) -> Vec<&'static str> {
        self.kinds.iter().map(|k| k.name()).collect()
    }
}
