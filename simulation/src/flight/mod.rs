//! Flight: one drone, one pilot, a soft cage, and beats that come.

mod battery;
mod beat;
mod choice;
mod contact;
mod controller;
mod course;
mod drawing;
mod gust;
mod models;
mod noise;
mod parameters;
mod pilot;
mod problems;
mod prompt;
mod rotorcraft;
mod running;
mod sample;
mod setting;
mod sink;
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
pub use rotorcraft::{Body, GRAVITY, Integrator, Rotor, Rotorcraft, Surroundings, TICK_S};
pub use running::Flight;
pub use state::Mode;
pub use template::{FlightKind, FlightTemplate};
pub use wind::Wind;
