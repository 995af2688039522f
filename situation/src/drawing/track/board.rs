//! What lay where at first, and what changed when.

use std::collections::{BTreeMap, BTreeSet};

use simulation::{Board, Tick};

/// Most changes of a track; the earliest are taken as having been before.
pub const MOST_CHANGES: usize = 800;

/// What lies in a cell: name id, and the seat that put it there or holds it.
pub type Held = (String, Option<u8>);

/// A board over a stretch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardTrack {
    /// Columns and rows.
    pub size: [u16; 2],
    /// What lay where at first: column and row to what.
    pub cells: BTreeMap<[u16; 2], Held>,
    /// What changed, in order.
    pub changes: Vec<Change>,
}

/// A cell that holds something else from a tick on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The tick.
    pub tick: Tick,
    /// Column and row.
    pub at: [u16; 2],
    /// What it holds now, if anything.
    pub holds: Option<Held>,
}

impl BoardTrack {
    pub(super) fn of(frames: &[(Tick, &Board)]) -> Self {
        let mut track = Self::default();
        let mut now: Option<BTreeMap<[u16; 2], Held>> = None;
        for (tick, board) in frames {
            for (size, seen) in track.size.iter_mut().zip(board.size) {
                *size = (*size).max(seen);
            }
            let cells = board
                .cells
                .iter()
                .filter(|c| c.at[0] < board.size[0] && c.at[1] < board.size[1]);
            let next: BTreeMap<_, _> = cells.map(|c| (c.at, (c.name.clone(), c.seat))).collect();
            match now.replace(next.clone()) {
                None => track.cells = next,
                Some(before) if before == next => {}
                Some(before) => {
                    let places: BTreeSet<[u16; 2]> = before.keys().chain(next.keys()).copied().collect();
                    let changed = places.into_iter().filter(|at| before.get(at) != next.get(at));
                    track.changes.extend(changed.map(|at| Change {
                        tick: *tick,
                        at,
                        holds: next.get(&at).cloned(),
                    }));
                }
            }
        }
        track.coarser(MOST_CHANGES)
    }

    /// The same with at most `most` changes.
    pub(super) fn coarser(&self, most: usize) -> Self {
        let mut track = self.clone();
        let early = track.changes.len().saturating_sub(most);
        for change in track.changes.drain(..early) {
            put(&mut track.cells, &change);
        }
        track
    }

    /// What lies where at `tick`.
    pub fn at(&self, tick: Tick) -> BTreeMap<[u16; 2], Held> {
        let mut cells = self.cells.clone();
        for change in self.changes.iter().take_while(|change| change.tick <= tick) {
            put(&mut cells, change);
        }
        cells
    }

    pub(super) fn names(&self) -> BTreeSet<&str> {
        let later = self.changes.iter().filter_map(|change| change.holds.as_ref());
        self.cells
            .values()
            .chain(later)
            .map(|(name, _)| name.as_str())
            .collect()
    }
}

fn put(cells: &mut BTreeMap<[u16; 2], Held>, change: &Change) {
    match &change.holds {
        Some(held) => cells.insert(change.at, held.clone()),
        None => cells.remove(&change.at),
    };
}
