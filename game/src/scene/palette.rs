//! The colours of the scenes: the house palette, and what is mixed from it.

use bevy::color::{Color, ColorToComponents, LinearRgba};
use bevy::math::Vec3;

/// A colour of the palette, as `0xRRGGBB` in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tone(pub(crate) u32);

pub(crate) const INK: Tone = Tone(0x001B_2330);
pub(crate) const PAPER: Tone = Tone(0x00F7_F2E8);
pub(crate) const SAND: Tone = Tone(0x00E6_DCC8);
pub(crate) const PETROL: Tone = Tone(0x0014_606B);
pub(crate) const CORAL: Tone = Tone(0x00B8_401C);
pub(crate) const SUN: Tone = Tone(0x00F2_B134);
pub(crate) const LEAF: Tone = Tone(0x003F_6B45);
pub(crate) const SKY: Tone = Tone(0x009C_CFDD);
pub(crate) const WOOD: Tone = Tone(0x00B9_8B5E);
/// Players' blue, orange, green, pink (Okabe–Ito), used here for cups and flags of the hall.
pub(crate) const BLUE: Tone = Tone(0x0000_72B2);
pub(crate) const ORANGE: Tone = Tone(0x00E6_9F00);
pub(crate) const GREEN: Tone = Tone(0x0000_9E73);
pub(crate) const PINK: Tone = Tone(0x00CC_79A7);

impl Tone {
    /// Linear red, green, blue.
    pub(crate) fn linear(self) -> Vec3 {
        let [_, red, green, blue] = self.0.to_be_bytes();
        LinearRgba::from(Color::srgb_u8(red, green, blue))
            .to_f32_array_no_alpha()
            .into()
    }

    /// This colour with `part` (0..=1) of `other` mixed in, as paint mixes on screen (in sRGB).
    pub(crate) const fn mix(self, other: Self, part: f32) -> Self {
        let (a, b) = (self.0.to_be_bytes(), other.0.to_be_bytes());
        let mut mixed = [0_u8; 4];
        let mut i = 1;
        while i < 4 {
            let from = a[i] as f32;
            mixed[i] = (from + (b[i] as f32 - from) * part) as u8;
            i += 1;
        }
        Self(u32::from_be_bytes(mixed))
    }

    /// Towards ink.
    pub(crate) const fn darker(self, part: f32) -> Self {
        self.mix(INK, part)
    }

    /// Towards paper.
    pub(crate) const fn lighter(self, part: f32) -> Self {
        self.mix(PAPER, part)
    }
}
