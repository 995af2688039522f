//! What can be said of any activity: signs by the words of an id, levers by their place.

use crate::devices::lever::Lever;
use crate::family::push::Push;
use crate::kit::Pictogram;

/// By the words of an id that any activity may use.
pub(in crate::family) fn sign_of(id: &str) -> Pictogram {
    let has = |word: &str| id.split('_').any(|part| part == word);
    match id {
        _ if has("finish") || has("end") || has("over") => Pictogram::Flag,
        _ if has("look") || has("check") => Pictogram::Eye,
        _ if has("wait") || has("light") || has("listen") => Pictogram::Clock,
        _ if has("again") || has("back") => Pictogram::Again,
        _ if has("ask") => Pictogram::Question,
        _ => Pictogram::Onward,
    }
}

/// Right hand first: ahead and aside are what most things do.
pub(in crate::family) fn lever(place: usize) -> Lever {
    [Lever::RightX, Lever::RightY, Lever::LeftX, Lever::LeftY][place.min(3)]
}

pub(in crate::family) fn push(lever: Lever) -> Push {
    let (words, signs) = match lever {
        Lever::LeftX | Lever::RightX => ("game-legend-sideways", [Pictogram::Back, Pictogram::Onward]),
        Lever::LeftY | Lever::RightY => ("game-legend-lengthways", [Pictogram::Downward, Pictogram::Upward]),
    };
    Push { words, signs }
}

/// What a hand does; nobody can say more.
pub(in crate::family) fn hand() -> &'static str {
    "game-plain-hand"
}
