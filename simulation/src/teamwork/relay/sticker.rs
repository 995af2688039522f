//! Stickers: what those who leave can say without a word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a sticker says of the thing on which it is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "RelaySticker")]
pub enum Sticker {
    /// On a load: it takes two.
    ForTwo,
    /// On a load: it is on its way.
    UnderWay,
    /// On a place: something still belongs here.
    BelongsHere,
    /// On a door: it has to be held.
    HoldDoor,
    /// On the charger or on a load: it needs the cable.
    Charge,
    /// On the tap or on a load: it wants water.
    Water,
}

impl Sticker {
    /// All, in the order of [`Sticker::WORDS`].
    pub const ALL: [Self; 6] = [
        Self::ForTwo,
        Self::UnderWay,
        Self::BelongsHere,
        Self::HoldDoor,
        Self::Charge,
        Self::Water,
    ];
    /// Names of the choices that take one, and words of rules.
    pub const WORDS: [&'static str; 6] = [
        "sticker_for_two",
        "sticker_under_way",
        "sticker_belongs_here",
        "sticker_hold_door",
        "sticker_charge",
        "sticker_water",
    ];
}

/// Something on the plan on which a sticker can be put, by its place in the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Spot {
    /// A load.
    Load(u8),
    /// A place where a load belongs.
    Place(u8),
    /// A door.
    Door(u8),
    /// The charger.
    Charger,
    /// The tap.
    Tap,
}
