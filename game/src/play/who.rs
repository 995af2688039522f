//! What somebody who plays is called.

use super::players::Player;
use crate::kit::Kit;

/// Their pseudonym; the number of their seat where nobody said who they are.
pub(super) fn who(kit: &Kit<'_>, player: &Player) -> String {
    let number = || kit.say_with("game-clip-seat", &[("seat", (u16::from(player.seat) + 1).into())]);
    player.name.clone().unwrap_or_else(number)
}
