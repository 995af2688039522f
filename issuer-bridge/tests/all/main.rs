//! The real bridge on a free port, spoken to over HTTP as browsers and stations do.
#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

mod access;
mod addresses;
mod client;
mod clocks;
mod command;
mod first_start;
mod folders;
mod foreign;
mod intake;
mod marks;
mod older_claims;
mod pairing;
mod request_log;
mod review;
mod time_limit;
mod unreadable;
mod world;
mod written;
