//! The words that rules can use about a flight: signals in sampling order, events in the order of
//! [`Happened`]. A test holds tables, enums and sampling together.

use super::beat::Item;
use super::parameters::{Assist, Parameters};
use crate::{EventKind, FieldKind, SignalKind, Unit, Vocabulary};

/// Events, in the order of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Happened {
    BeatStarted = 1,
    BeatTimedOut,
    Look,
    AnomalyTreated,
    Treat,
    Armed,
    Disarmed,
    LightOrange,
    LightGreen,
    TookOff,
    Landed,
    HoverLit,
    PostReached,
    PostDownAhead,
    PostSettled,
    TuneComplete,
    ZoneWarning,
    ZoneBack,
    GustStart,
    GustPushed,
    SteeredAgainst,
    GustEnd,
    LandCall,
    SoftContact,
    HardContact,
    Grounded,
    Restarted,
    AssistChanged,
    AutomaticTakeOff,
    AutomaticLanding,
    StopPressed,
    BatteryLow,
    BatteryEmpty,
}

impl From<Happened> for u16 {
    /// The index in the vocabulary.
    fn from(happened: Happened) -> Self {
        happened as Self
    }
}

/// Words of field `surface`.
pub(crate) const SURFACES: [&str; 3] = ["ground", "net", "post"];
/// Words of field `how` of `anomaly_treated`.
pub(crate) const TREATED_HOW: [&str; 2] = ["hand", "signal"];
/// How a post's turn ended, in the order of [`SETTLED_HOW`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettledHow {
    Note,
    Over,
    Signal,
    Ask,
    Propose,
    Skip,
}

/// Words of field `how` of `post_settled`.
pub(crate) const SETTLED_HOW: [&str; 6] = ["note", "over", "signal", "ask", "propose", "skip"];
/// Words of signal `light`.
pub(crate) const LIGHTS: [&str; 3] = ["off", "orange", "green"];
/// Words of signal `goal`.
pub(crate) const GOALS: [&str; 4] = ["none", "lantern", "post", "land"];
/// Words of signal `state`.
pub(crate) const STATES: [&str; 5] = ["parked", "idle", "flying", "grounded", "returning"];

const NONE: &[&str] = &[];

/// Name, own act, fields.
type EventRow = (
    &'static str,
    bool,
    &'static [(&'static str, Unit, &'static [&'static str])],
);

const EVENTS: [EventRow; 33] = [
    ("beat_started", false, &[("beat", Unit::None, NONE)]),
    ("beat_timed_out", false, &[("beat", Unit::None, NONE)]),
    (
        "look",
        true,
        &[("item", Unit::Word, &Item::WORDS), ("anomaly", Unit::Boolean, NONE)],
    ),
    (
        "anomaly_treated",
        true,
        &[("item", Unit::Word, &Item::WORDS), ("how", Unit::Word, &TREATED_HOW)],
    ),
    ("treat", true, &[("item", Unit::Word, &Item::WORDS)]),
    ("armed", true, &[]),
    ("disarmed", true, &[]),
    ("light_orange", false, &[]),
    ("light_green", false, &[("after", Unit::Second, NONE)]),
    (
        "took_off",
        true,
        &[("assist", Unit::Word, &Assist::WORDS), ("light", Unit::Word, &LIGHTS)],
    ),
    (
        "landed",
        true,
        &[("on_pad", Unit::Boolean, NONE), ("speed", Unit::MetrePerSecond, NONE)],
    ),
    ("hover_lit", true, &[]),
    (
        "post_reached",
        true,
        &[
            ("post", Unit::None, NONE),
            ("order", Unit::None, NONE),
            ("in_turn", Unit::Boolean, NONE),
        ],
    ),
    ("post_down_ahead", false, &[("post", Unit::None, NONE)]),
    (
        "post_settled",
        true,
        &[("post", Unit::None, NONE), ("how", Unit::Word, &SETTLED_HOW)],
    ),
    ("tune_complete", true, &[("notes", Unit::None, NONE)]),
    ("zone_warning", false, &[("distance", Unit::Metre, NONE)]),
    ("zone_back", true, &[("after", Unit::Second, NONE)]),
    (
        "gust_start",
        false,
        &[("speed", Unit::MetrePerSecond, NONE), ("direction", Unit::Degree, NONE)],
    ),
    ("gust_pushed", false, &[("push", Unit::Metre, NONE)]),
    ("steered_against", true, &[("after", Unit::Second, NONE)]),
    ("gust_end", false, &[("push", Unit::Metre, NONE)]),
    (
        "land_call",
        false,
        &[("distance", Unit::Metre, NONE), ("altitude", Unit::Metre, NONE)],
    ),
    (
        "soft_contact",
        false,
        &[
            ("surface", Unit::Word, &SURFACES),
            ("speed", Unit::MetrePerSecond, NONE),
        ],
    ),
    (
        "hard_contact",
        false,
        &[
            ("surface", Unit::Word, &SURFACES),
            ("speed", Unit::MetrePerSecond, NONE),
        ],
    ),
    ("grounded", false, &[("surface", Unit::Word, &SURFACES)]),
    ("restarted", true, &[]),
    ("assist_changed", true, &[("assist", Unit::Word, &Assist::WORDS)]),
    ("automatic_take_off", true, &[]),
    ("automatic_landing", true, &[]),
    ("stop_pressed", true, &[]),
    ("battery_low", false, &[("charge", Unit::Percent, NONE)]),
    ("battery_empty", false, &[]),
];

/// Name, unit, words, min, max. Signal `phase` comes before all of these.
const SIGNALS: [(&str, Unit, &[&str], i64, i64); 36] = [
    ("beat", Unit::None, NONE, 0, 255),
    ("state", Unit::Word, &STATES, 0, 4),
    ("light", Unit::Word, &LIGHTS, 0, 2),
    ("assist", Unit::Word, &Assist::WORDS, 0, 2),
    ("goal", Unit::Word, &GOALS, 0, 3),
    ("goal_post", Unit::None, NONE, 0, 12),
    ("goal_down", Unit::Boolean, NONE, 0, 1),
    ("distance_to_goal", Unit::Metre, NONE, 0, 500),
    ("x", Unit::Metre, NONE, -250, 250),
    ("y", Unit::Metre, NONE, -250, 250),
    ("altitude", Unit::Metre, NONE, -1, 100),
    ("speed", Unit::MetrePerSecond, NONE, 0, 200),
    ("ground_speed", Unit::MetrePerSecond, NONE, 0, 200),
    ("climb_rate", Unit::MetrePerSecond, NONE, -200, 200),
    ("tilt", Unit::Degree, NONE, 0, 180),
    ("turn_rate", Unit::DegreePerSecond, NONE, -10_000, 10_000),
    ("stick_motion", Unit::None, NONE, 0, 8),
    ("stick_deflection", Unit::None, NONE, 0, 1),
    ("stick_climb", Unit::None, NONE, -1, 1),
    ("rotors_turning", Unit::Boolean, NONE, 0, 1),
    ("airborne", Unit::Boolean, NONE, 0, 1),
    ("on_pad", Unit::Boolean, NONE, 0, 1),
    ("grounded", Unit::Boolean, NONE, 0, 1),
    ("inside_zone", Unit::Boolean, NONE, 0, 1),
    ("net_distance", Unit::Metre, NONE, -10, 250),
    ("distance_to_pilot", Unit::Metre, NONE, 0, 500),
    ("gust_active", Unit::Boolean, NONE, 0, 1),
    ("gust_push_m", Unit::Metre, NONE, 0, 100),
    ("steering_against", Unit::Boolean, NONE, 0, 1),
    ("wind_speed", Unit::MetrePerSecond, NONE, 0, 100),
    ("battery", Unit::Percent, NONE, 0, 100),
    ("anomaly_open", Unit::Boolean, NONE, 0, 1),
    ("items_looked", Unit::None, NONE, 0, 4),
    ("land_called", Unit::Boolean, NONE, 0, 1),
    ("stop_held", Unit::Boolean, NONE, 0, 1),
    ("automatic", Unit::Boolean, NONE, 0, 1),
];

/// Phases in order of first appearance among the beats.
pub(crate) fn phases(parameters: &Parameters) -> Vec<String> {
    let mut phases: Vec<String> = Vec::new();
    for beat in &parameters.beats {
        if !phases.iter().any(|known| known == beat.phase()) {
            phases.push(beat.phase().to_owned());
        }
    }
    phases
}

/// The vocabulary of a flight with these phases.
pub(crate) fn vocabulary(phases: &[String]) -> Vocabulary {
    let mut signals = vec![SignalKind::phase(phases)];
    signals.extend(SIGNALS.iter().map(|(name, unit, words, min, max)| match unit {
        Unit::Word => SignalKind::word(name, words),
        _ => SignalKind::number(name, *unit, *min, *max),
    }));
    let mut events = vec![EventKind::verb()];
    events.extend(EVENTS.iter().map(|(name, own_act, fields)| {
        let fields = fields
            .iter()
            .map(|(name, unit, words)| match unit {
                Unit::Word => FieldKind::word(name, words),
                _ => FieldKind::number(name, *unit),
            })
            .collect();
        if *own_act {
            EventKind::own_act(name, fields)
        } else {
            EventKind::happening(name, fields)
        }
    }));
    Vocabulary { signals, events }
}

/// Signals in a sample.
pub(crate) const SAMPLE_LEN: usize = 1 + SIGNALS.len();
