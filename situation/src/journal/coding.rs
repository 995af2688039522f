//! Blocks as bytes. Inputs are coded as changes: most ticks change nothing, and what changes is mostly one
//! stick by a little.

use serde::{Deserialize, Serialize};
use simulation::{Event, SeatInput, Tick, Verb};

use super::{BLOCK_TICKS, Block, Mark};
use crate::plain::bytes_of;
use crate::scenario::Hash;

/// Bits of the byte that starts a tick of a seat. Choices and verbs happen in one tick and are never carried over.
const HELD: u8 = 1 << 4;
const CHOICE: u8 = 1 << 5;
const VERB: u8 = 1 << 6;
/// The rest of the byte counts ticks without a change, less one.
const REPEAT: u8 = 1 << 7;

/// A block as it is written: version 1.
#[derive(Serialize, Deserialize)]
struct Written {
    index: u32,
    ticks: u8,
    inputs: Vec<u8>,
    /// Tick within the block.
    events: Vec<(u8, Event)>,
    marks: Vec<Mark>,
    state_hash: Hash,
}

/// The block's bytes.
pub(crate) fn encode_block(block: &Block) -> Vec<u8> {
    let first = block.first_tick();
    let written = Written {
        index: block.index,
        ticks: block.inputs.len() as u8,
        inputs: encode_inputs(&block.inputs),
        events: block
            .events
            .iter()
            .map(|(tick, event)| (tick.saturating_sub(first) as u8, *event))
            .collect(),
        marks: block.marks.clone(),
        state_hash: block.state_hash,
    };
    bytes_of(&written)
}

/// Reads a block with inputs of `seats` seats; `None` where the bytes are not exactly what [`encode_block`] gives.
pub(crate) fn decode_block(bytes: &[u8], seats: u8) -> Option<Block> {
    let written: Written = postcard::from_bytes(bytes).ok()?;
    if u32::from(written.ticks) > BLOCK_TICKS {
        return None;
    }
    let mut block = Block {
        index: written.index,
        inputs: decode_inputs(&written.inputs, usize::from(written.ticks), usize::from(seats))?,
        events: Vec::new(),
        marks: written.marks,
        state_hash: written.state_hash,
    };
    let first = block.index.checked_mul(BLOCK_TICKS)?.checked_add(1)?;
    for (tick, event) in written.events {
        if tick >= written.ticks {
            return None;
        }
        block.events.push((first + Tick::from(tick), event));
    }
    // One block, one form: nothing can hide in a second way of writing the same.
    (encode_block(&block) == bytes).then_some(block)
}

fn encode_inputs(inputs: &[Vec<SeatInput>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let seats = inputs.first().map_or(0, Vec::len);
    for seat in 0..seats {
        let mut before = SeatInput::default();
        let mut unchanged = 0_u8;
        for tick in inputs {
            let now = tick[seat];
            if now
                == (SeatInput {
                    choice: 0,
                    verb: None,
                    ..before
                })
            {
                unchanged += 1;
                continue;
            }
            flush(&mut unchanged, &mut bytes);
            encode_change(before, now, &mut bytes);
            before = now;
        }
        flush(&mut unchanged, &mut bytes);
    }
    bytes
}

fn flush(unchanged: &mut u8, bytes: &mut Vec<u8>) {
    if let Some(less_one) = unchanged.checked_sub(1) {
        bytes.push(REPEAT | less_one);
        *unchanged = 0;
    }
}

fn encode_change(before: SeatInput, now: SeatInput, bytes: &mut Vec<u8>) {
    let at = bytes.len();
    bytes.push(0);
    for (axis, (stick, old)) in now.sticks.into_iter().zip(before.sticks).enumerate() {
        if stick != old {
            bytes[at] |= 1 << axis;
            bytes.push(stick.cast_unsigned());
        }
    }
    if now.held != before.held {
        bytes[at] |= HELD;
        bytes.push(now.held);
    }
    if now.choice != 0 {
        bytes[at] |= CHOICE;
        bytes.push(now.choice);
    }
    if let Some(verb) = now.verb {
        bytes[at] |= VERB;
        bytes.push(verb.index());
    }
}

fn decode_inputs(bytes: &[u8], ticks: usize, seats: usize) -> Option<Vec<Vec<SeatInput>>> {
    let mut inputs = vec![vec![SeatInput::default(); seats]; ticks];
    let mut bytes = bytes.iter().copied();
    for seat in 0..seats {
        let mut now = SeatInput::default();
        let mut tick = 0;
        while tick < ticks {
            let head = bytes.next()?;
            (now.choice, now.verb) = (0, None);
            if head & REPEAT != 0 {
                for _ in 0..=(head & !REPEAT) {
                    inputs.get_mut(tick)?[seat] = now;
                    tick += 1;
                }
                continue;
            }
            for axis in 0..4 {
                if head & (1 << axis) != 0 {
                    now.sticks[axis] = bytes.next()?.cast_signed();
                }
            }
            if head & HELD != 0 {
                now.held = bytes.next()?;
            }
            if head & CHOICE != 0 {
                now.choice = bytes.next()?;
            }
            if head & VERB != 0 {
                now.verb = Some(*Verb::ALL.get(usize::from(bytes.next()?))?);
            }
            inputs[tick][seat] = now;
            tick += 1;
        }
    }
    bytes.next().is_none().then_some(inputs)
}
