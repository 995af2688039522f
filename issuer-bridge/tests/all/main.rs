//! The real bridge on a free port, spoken to over HTTP as browsers and stations do.
#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

mod access;
mod client;
mod command;
mod first_start;
mod intake;
mod marks;
mod pairing;
mod review;
mod wording_ids;
mod world;
