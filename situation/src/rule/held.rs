//! How much memory a monitor can come to hold, known before it runs: venues' machines are old, and a rule is a file
//! that anyone can write.

use super::formula::{Arena, Node, Term};
use super::reach::{Reach, each_part};

/// Most bytes that the monitor of a grid may come to hold.
pub(super) const MOST_HELD: u64 = 128_000_000;

/// Bytes of an entry of a queue (a tick and a value) and of a sampled value.
const ENTRY: u64 = 16;
const SAMPLE: u64 = 8;

/// Delay of each node: how many ticks after its tick all it looks at is there.
pub(super) fn delays(arena: &Arena) -> Vec<i64> {
    let mut delays: Vec<i64> = Vec::with_capacity(arena.nodes.len());
    for node in &arena.nodes {
        let mut delay = 0;
        each_part(node, &mut |of, window| {
            delay = delay.max(delays[of.node()] + i64::from(window.to));
        });
        if let Node::Compare(terms, _) = node {
            for (_, term) in terms {
                if let Term::Sum(_, window) | Term::Highest(_, window) | Term::Lowest(_, window) = term {
                    delay = delay.max(i64::from(window.to));
                }
            }
        }
        delays.push(delay);
    }
    delays
}

/// The first node with which a monitor could come to hold more than [`MOST_HELD`], `slots` values per tick of
/// history included; `None` where it never can.
pub(super) fn too_much(arena: &Arena, reaches: &[Reach], slots: usize) -> Option<usize> {
    growing(arena, reaches, slots).position(|held| held > MOST_HELD)
}

/// Most bytes that a monitor of these nodes can come to hold, a fixed cost per node aside.
#[cfg(test)]
pub(super) fn bytes(arena: &Arena, reaches: &[Reach], slots: usize) -> u64 {
    growing(arena, reaches, slots).last().unwrap_or(0)
}

/// What is held for the nodes up to each one.
fn growing(arena: &Arena, reaches: &[Reach], slots: usize) -> impl Iterator<Item = u64> {
    let delays = delays(arena);
    let mut rings: Vec<u64> = vec![0; arena.nodes.len()];
    let (mut longest, mut sum) = (0, 0_u64);
    arena.nodes.iter().enumerate().map(move |(at, node)| {
        // What is kept of a part is the longest that any reader looks back on it.
        each_part(node, &mut |of, window| {
            let lag = delays[at] - delays[of.node()] - i64::from(window.from);
            let ring = (lag.max(0) as u64 + 1).next_power_of_two();
            let known = &mut rings[of.node()];
            sum += ring.saturating_sub(*known);
            *known = ring.max(*known);
        });
        if let Node::Compare(terms, _) = node {
            for (_, term) in terms {
                if let Term::Longest(_, window) | Term::Highest(_, window) | Term::Lowest(_, window) = term {
                    // Queues grow by doubling.
                    sum += (window.len() as u64 * ENTRY).next_power_of_two();
                }
            }
        }
        longest = longest.max(reaches[at].back + reaches[at].ahead);
        sum + (longest as u64 + 3).next_power_of_two() * slots as u64 * SAMPLE
    })
}
