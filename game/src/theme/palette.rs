//! Colours. Contrast of text pairs is at least 4.9 : 1; never a colour without a shape.

use bevy_egui::egui::Color32;

/// Text and outlines.
pub(crate) const INK: Color32 = Color32::from_rgb(0x1B, 0x23, 0x30);
/// The page.
pub(crate) const PAPER: Color32 = Color32::from_rgb(0xF7, 0xF2, 0xE8);
/// Cards, quiet areas.
pub(crate) const SAND: Color32 = Color32::from_rgb(0xE6, 0xDC, 0xC8);
/// Quiet outlines on sand and paper.
pub(crate) const SAND_DEEP: Color32 = Color32::from_rgb(0xB9, 0xAA, 0x8C);
/// Actions, focus.
pub(crate) const PETROL: Color32 = Color32::from_rgb(0x14, 0x60, 0x6B);
/// The one thing to do now; STOP.
pub(crate) const CORAL: Color32 = Color32::from_rgb(0xB8, 0x40, 0x1C);
/// An observation, always with its spark.
pub(crate) const SUN: Color32 = Color32::from_rgb(0xF2, 0xB1, 0x34);
/// The stretch of an observation under lines: every player's can be seen on it.
pub(crate) const SUN_SOFT: Color32 = Color32::from_rgb(0xFA, 0xDB, 0x94);
/// Growth: map, experiences.
pub(crate) const LEAF: Color32 = Color32::from_rgb(0x3F, 0x6B, 0x45);
/// Light areas in scenes.
pub(crate) const SKY: Color32 = Color32::from_rgb(0x9C, 0xCF, 0xDD);
/// Scenes.
pub(crate) const WOOD: Color32 = Color32::from_rgb(0xB9, 0x8B, 0x5E);
/// Fields to write in.
pub(crate) const WHITE: Color32 = Color32::from_rgb(0xFF, 0xFD, 0xF8);
/// Secondary text on paper and sand (7.3 and 6.0 : 1).
pub(crate) const INK_SOFT: Color32 = Color32::from_rgb(0x4A, 0x50, 0x5A);

/// Players, always with their shape: circle, square, triangle, diamond (Okabe–Ito).
pub(crate) const PLAYERS: [Color32; 4] = [
    Color32::from_rgb(0x00, 0x72, 0xB2),
    Color32::from_rgb(0xE6, 0x9F, 0x00),
    Color32::from_rgb(0x00, 0x9E, 0x73),
    Color32::from_rgb(0xCC, 0x79, 0xA7),
];

/// Relative luminance of an opaque colour (WCAG 2.2).
#[cfg(test)]
fn luminance(colour: Color32) -> f32 {
    let linear = |c: u8| {
        let c = f32::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// Contrast of two opaque colours, 1 to 21.
#[cfg(test)]
pub(crate) fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_pairs_can_be_read() {
        for (text, ground) in [
            (INK, PAPER),
            (INK, SAND),
            (INK, SUN),
            (INK, SKY),
            (INK_SOFT, PAPER),
            (INK_SOFT, SAND),
            (PETROL, PAPER),
            (CORAL, PAPER),
            (LEAF, PAPER),
            (PAPER, PETROL),
            (PAPER, CORAL),
            (PAPER, INK),
        ] {
            assert!(
                contrast(text, ground) >= 4.9,
                "{text:?} on {ground:?} is {}",
                contrast(text, ground)
            );
        }
    }
}
