//! What happens in a situation: deterministic state machines, stepped 60 times a second.
//!
//! **Invariant:** same template, seed and inputs give the same bits in every binary and on every machine.
//! No clock, no file, no text, no grid is known here; every transcendental function comes from `libm`.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod activity;
pub mod determinism;
mod emit;
pub mod fixed;
pub mod flight;
mod naming;
mod noise;
pub mod ranges;
mod run;
pub mod saved_state;
pub mod teamwork;
mod time;
pub mod workshop;

pub use activity::{
    Activity, ActivityKind, Board, Cell, Choice, ChoiceKind, Controls, Event, EventKind, Fault, FieldKind, Gauge, Lane,
    MAX_EVENT_FIELDS, MAX_SEATS, Made, MadeHole, MadePart, MadeView, Making, ParameterProblem, PhaseLimit, Picture,
    Pilot, PilotNumber, Plan, PlanShape, Prompt, Registry, RestoreError, SeatInput, SeenFrom, SignalKind,
    TICKS_PER_SECOND, Template, Tick, Token, Unit, Verb, Vocabulary,
};
pub use emit::{Emitter, thousandths};
pub use fixed::Fixed;
pub use run::Run;
pub use time::{TICK_S, ticks};

/// The kinds that every Envol program knows.
pub fn builtin() -> Registry {
    Registry::default()
        .with(&flight::FlightKind)
        .with(&workshop::WorkshopKind)
        .with(&workshop::line::LineKind)
        .with(&teamwork::automaton::AutomatonKind)
        .with(&teamwork::choosing::ChoosingKind)
        .with(&teamwork::relay::RelayKind)
}
