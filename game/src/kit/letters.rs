//! Which field the grid of letters writes into.

use bevy::prelude::*;
use bevy_egui::egui::Id;

/// Which field the grid writes into.
#[derive(Resource, Debug, Default)]
pub(crate) struct Letters {
    field: Option<Id>,
    pub(super) capitals: bool,
}

impl Letters {
    /// Opens the grid for a field.
    pub(super) fn open(&mut self, field: Id) {
        self.field = Some(field);
        self.capitals = true;
    }

    /// Closes it.
    pub(crate) fn close(&mut self) {
        self.field = None;
    }

    pub(super) fn is_open_for(&self, field: Id) -> bool {
        self.field == Some(field)
    }
}
