//! Can the object be made from the stock with the tools? *Impossible* where the boards cannot hold the parts, *possible*
//! with a session that the simulation replays, else *not decided* within so many states.

use std::sync::Arc;

use super::open::FROM_THE_END;
use super::running::Workshop;
use super::setting::{Setting, mm};
use super::state::Progress;
use super::vocabulary::Happened;
use super::worker::{Hands, Worker};
use crate::{Activity, Fault, Making, Pilot, SeatInput};

/// Longest session that is tried, ticks: 40 minutes.
const LONGEST: u64 = 144_000;

/// Whether the object can be made.
pub(crate) fn making(setting: &Arc<Setting>, most_states: u64) -> Making {
    let mut states = 0;
    let missing = missing(setting, &mut states, most_states);
    if !missing.is_empty() {
        return Making::Impossible(missing);
    }
    let mut seed = 0;
    while states < most_states {
        // First step by step as the sheet has it, then in other orders.
        let worker = Worker {
            order: if seed == 0 { 1.0 } else { 0.5 },
            ..Worker::exact()
        };
        let (made, inputs) = tried(setting, worker, seed, most_states - states);
        states += inputs.len() as u64;
        if made {
            return Making::Possible { seed, seats: 1, inputs };
        }
        seed += 1;
    }
    Making::NotDecided { states }
}

/// Wood that is missing, as far as so many states show.
pub(crate) fn missing(setting: &Setting, states: &mut u64, most_states: u64) -> Vec<Fault> {
    let kinds = 0..setting.stock.len();
    let short = kinds.filter_map(|kind| match packs(setting, kind, states, most_states) {
        Packs::No(needs) => Some(short_of(setting, kind, needs)),
        Packs::Yes | Packs::Unknown => None,
    });
    short.collect()
}

fn short_of(setting: &Setting, kind: usize, needs: i32) -> Fault {
    let stock = &setting.parameters.stock[kind];
    Fault {
        path: format!("stock[{kind}].count"),
        code: "situation-making-stock",
        arguments: vec![
            ("stock", stock.id.clone()),
            ("needed", mm(needs).to_string()),
            ("available", (stock.length_mm * f64::from(stock.count)).to_string()),
        ],
    }
}

enum Packs {
    Yes,
    /// All lengths that are needed from this kind of board, tenths of a millimetre.
    No(i32),
    Unknown,
}

/// Whether the boards of a kind hold the parts that are cut from them: every way is tried, the longest part first.
fn packs(setting: &Setting, kind: usize, states: &mut u64, most: u64) -> Packs {
    let parts = setting
        .parts
        .iter()
        .filter(|part| part.stock == kind && !part.delivered);
    let mut lengths: Vec<i32> = parts.map(|part| part.length + setting.kerf).collect();
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    let count = usize::from(setting.parameters.stock[kind].count);
    // The last cut of a board may run out of the wood: less than a kerf is enough for it.
    let boards = vec![setting.stock[kind][0] + (setting.kerf - FROM_THE_END).max(0); count];
    let needs = lengths.iter().sum();
    match place(&lengths, boards, states, most) {
        Some(true) => Packs::Yes,
        Some(false) => Packs::No(needs),
        None => Packs::Unknown,
    }
}

fn place(lengths: &[i32], mut boards: Vec<i32>, states: &mut u64, most: u64) -> Option<bool> {
    let Some((length, rest)) = lengths.split_first() else {
        return Some(true);
    };
    if *states >= most {
        return None;
    }
    *states += 1;
    if boards.iter().sum::<i32>() < lengths.iter().sum() {
        return Some(false);
    }
    let mut tried: Vec<i32> = Vec::new();
    for board in 0..boards.len() {
        let left = boards[board];
        if left < *length || tried.contains(&left) {
            continue;
        }
        tried.push(left);
        boards[board] -= length;
        if place(rest, boards.clone(), states, most)? {
            return Some(true);
        }
        boards[board] = left;
    }
    Some(false)
}

/// Lets a worker make the object; whether it is whole in the end without another board, and what the hands did.
fn tried(setting: &Arc<Setting>, worker: Worker, seed: u64, most: u64) -> (bool, Vec<SeatInput>) {
    let mut workshop = Workshop::start(Arc::clone(setting), seed);
    let mut hands = Hands::new(worker, seed);
    let mut inputs = Vec::new();
    let mut events = Vec::new();
    while !workshop.is_over() && (inputs.len() as u64) < LONGEST.min(most) {
        let mut input = [SeatInput::default()];
        hands.act(&workshop, &mut input);
        events.clear();
        workshop.step(&input, &mut events);
        inputs.push(input[0]);
        if events.iter().any(|event| event.kind == u16::from(Happened::BoardAsked)) {
            return (false, inputs);
        }
        if workshop.state.ended.is_some() {
            break;
        }
    }
    let done = workshop.state.steps.iter().all(|step| *step == Progress::Done);
    (done && workshop.is_whole(), inputs)
}
