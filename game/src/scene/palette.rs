//! The colours of the scenes: the house palette, and what is mixed from it.

use bevy::color::{Color, ColorToComponents, LinearRgba, Srgba};
use bevy::math::{Vec3, Vec4};

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
    /// As a colour of the engine.
    pub(crate) fn colour(self) -> Color {
        let [_, red, green, blue] = self.0.to_be_bytes();
        Color::srgb_u8(red, green, blue)
    }

    /// Linear red, green, blue.
    pub(crate) fn linear(self) -> Vec3 {
        LinearRgba::from(self.colour()).to_vec3()
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

/// Light (red, green, blue) as the values of sRGB in which everything is painted.
pub(crate) fn shown(light: Vec3) -> Vec3 {
    Srgba::from(LinearRgba::from_vec3(light)).to_vec3()
}

/// As [`shown`], with the opacity (0..=1) under which the values cover what lies below as the light would.
pub(crate) fn shown_over(light: Vec3, opacity: f32) -> Vec4 {
    let of = |light: Vec3| shown(light).element_sum();
    let (below, above) = (of(BELOW), of(light));
    let mixed = of(BELOW.lerp(light, opacity));
    let between = above - below;
    let opacity = if between.abs() < 0.05 {
        opacity
    } else {
        ((mixed - below) / between).clamp(0.0, 1.0)
    };
    shown(light).extend(opacity)
}

/// What usually lies below what is seen through: floor and haze, as light.
const BELOW: Vec3 = Vec3::splat(0.5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_shown_as_it_is_written() {
        for tone in [INK, PAPER, SUN, BLUE] {
            let [_, red, green, blue] = tone.0.to_be_bytes();
            let back = shown(tone.linear()) * 255.0;
            let written = Vec3::new(f32::from(red), f32::from(green), f32::from(blue));
            assert!(back.abs_diff_eq(written, 0.01), "{back} {written}");
        }
    }

    #[test]
    fn a_shadow_covers_the_floor_as_its_light_would() {
        for opacity in [0.0, 0.2, 0.5, 1.0] {
            let over = shown_over(INK.linear(), opacity);
            let painted = shown(BELOW).lerp(over.truncate(), over.w);
            let lit = shown(BELOW.lerp(INK.linear(), opacity));
            assert!(painted.abs_diff_eq(lit, 0.02), "{painted} {lit}");
        }
    }
}
