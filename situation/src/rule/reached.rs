//! Which parts of a row a stretch of a session has already brought about: what guides a search for a session that
//! shows the row. For authors' tools; nothing of it is written anywhere.

use super::compile::CompiledRows;
use super::monitor::Monitor;
use super::trace::Segment;
use super::truth::{FALSE, TRUE};

/// A part of a row, as the core has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// It held at some tick.
    pub held: bool,
    /// It did not hold at some tick.
    pub lapsed: bool,
}

/// Every part of `row`, always in the same order, with what was reached in `segment`. Parts that look ahead count
/// as far as the segment settles them.
pub fn reached(rows: &CompiledRows, row: usize, segment: &Segment) -> Vec<Reached> {
    let alone = rows.only(row);
    let mut monitor = Monitor::over(&alone, segment.first_tick(), segment.starts_at_beginning());
    let mut reached = vec![Reached::default(); alone.arena.nodes.len()];
    let mut out = Vec::new();
    segment.each_tick(|sample, events, marks| {
        monitor.tick_with_gaps(sample, events, marks, &mut out);
        for (part, value) in reached.iter_mut().zip(monitor.settled()) {
            part.held |= value == Some(TRUE);
            part.lapsed |= value == Some(FALSE);
        }
    });
    reached
}
