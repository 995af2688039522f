//! Marks of the witness, on the numeric keypad (or F1 to F3): at most three rows, one key each.

use bevy::prelude::*;
use situation::grid::Grid;
use situation::journal::{Mark, MarkRole, Seen};

use super::session::Session;
use crate::desk::Visit;
use crate::devices::{MARK_KEYS, NEXT_KEYS};
use crate::screens::briefing::looked;

/// The rows that the witness of this session looks out for, in the order of the keys.
#[derive(Resource, Debug, Default, Clone, PartialEq)]
pub(crate) struct MarkRows {
    /// Row ids; empty where nobody witnesses.
    pub(crate) rows: Vec<String>,
    /// The seat that the marks are about.
    pub(crate) seat: u8,
    /// Key last pressed and seconds that it stays lit.
    pub(crate) lit: Option<(usize, f32)>,
}

impl MarkRows {
    /// Where nobody witnesses, an animator marks what a witness would look out for.
    pub(super) fn for_animator(&mut self, grid: &Grid, visit: &Visit) {
        if self.rows.is_empty() {
            self.rows = looked::proposed(grid, visit);
        }
    }
}

pub(super) fn read(
    mut session: ResMut<Session>,
    mut marks: ResMut<MarkRows>,
    keys: Res<ButtonInput<KeyCode>>,
    time: Res<Time<Real>>,
) {
    if let Some((_, left)) = marks.lit.as_mut() {
        *left -= time.delta_secs();
        if *left <= 0.0 {
            marks.lit = None;
        }
    }
    if keys.any_just_pressed(NEXT_KEYS) {
        marks.seat = (marks.seat + 1) % session.seats().max(1);
    }
    // A witness may press while time stands still: what they saw was just before.
    for (index, pair) in MARK_KEYS.iter().enumerate() {
        if !keys.any_just_pressed(*pair) {
            continue;
        }
        let Some(row) = marks.rows.get(index).cloned() else {
            continue;
        };
        tracing::debug!("marked of {}: {row}", marks.seat);
        let now = session.run().tick();
        let mark = Mark {
            row,
            seat: marks.seat,
            role: if session.animates() {
                MarkRole::Animator
            } else {
                MarkRole::Witness
            },
            seen: Seen::Seen,
            effective: now,
            recorded: now,
        };
        session.playing_mut().mark(mark);
        marks.lit = Some((index, 2.0));
    }
}
