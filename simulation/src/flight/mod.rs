//! Flight: one drone, one pilot, a soft cage, and beats that come.
//!
//! World: x away from the pilot, y to the left, z up, origin in the middle of the floor. Metres, seconds,
//! radians inside; degrees where a person writes or reads them.
//!
//! **Hands.** Sticks `roll` (right), `pitch` (forward), `yaw` (right, seen from above), `climb` (up). Button
//! `stop`: in the air it halts and, held for 1.5 s, lands; on the ground it stops the rotors. Everything else
//! is a choice: `look_*` and `treat_*` (standing, rotors off), `arm`, `disarm`, `take_off`, `land`,
//! `assist_*`, `restart` (grounded, or standing off the pad), `next_post`, `finish` (free flight). Only what is amiss
//! and was looked at can be treated. A choice that is not open is not taken. Verbs are heard too: `signal` treats an anomaly that was looked at, and
//! `signal`, `ask` or `propose` settle the turn of the post that lies on the ground.
//!
//! **A tick.** Hands, then air, controller and body at the inner step, then contacts, then what follows from
//! them, then the beats: events come in that order.

mod battery;
pub mod beat;
mod blow;
mod choice;
mod contact;
mod controller;
mod course;
mod drawing;
mod hands;
mod left;
mod limit;
mod models;
mod parameters;
mod perception;
mod pilot;
mod problems;
mod prompt;
mod reference;
mod restoring;
mod rotorcraft;
mod running;
mod sample;
mod setting;
mod settling;
mod state;
mod stick;
mod template;
mod view;
mod vocabulary;
mod wind;

pub use beat::{Beat, Item, Span};
pub use course::{Goal, Light};
pub use models::{crazyflie, hummingbird, sih_quad, training};
pub use parameters::{Assist, Battery, Cage, Contact, Drone, Handling, Parameters, Post};
pub use rotorcraft::{Body, GRAVITY, Integrator, Rotor, Rotorcraft, Surroundings};
pub use running::Flight;
pub use state::Mode;
pub use template::{FlightKind, FlightTemplate};
pub use wind::Wind;
