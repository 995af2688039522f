//! What happens when, of the devices.

use bevy::prelude::*;

/// The device last used is known.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Notice;
