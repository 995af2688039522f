//! The real bridge on a free port, spoken to over HTTP as browsers and stations do.
#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

mod access;
mod addresses;
mod audit;
mod badges;
mod begun;
mod client;
mod clocks;
mod command;
mod copies;
mod crowd;
mod disk;
mod erasing;
mod films;
mod first_start;
mod folders;
mod foreign;
mod inbox;
mod intake;
mod issued;
mod looks;
mod marks;
mod older_claims;
mod pairing;
mod paper;
mod people;
mod program;
mod request_log;
mod review;
mod siege;
mod time_limit;
mod together;
mod unreadable;
mod verdicts;
mod world;
mod written;
