//! Scales of plans.

/// One to how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale(u32);

impl Scale {
    /// Life size, then the round ones, as drawings in workshops have them (ISO 5455).
    const ALL: [u32; 7] = [1, 2, 5, 10, 20, 50, 100];

    /// The largest in which something of this size, mm, fits into the room there is.
    pub(super) fn that_fits(size_mm: [f64; 2], room_mm: [f64; 2]) -> Self {
        let fits = |scale: &u32| (0..2).all(|way| size_mm[way] / f64::from(*scale) <= room_mm[way]);
        Self(Self::ALL.into_iter().find(fits).unwrap_or(100))
    }

    /// The smaller of two drawings' scales.
    pub(super) fn smaller(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// Whether it is life size.
    pub(super) fn is_life_size(self) -> bool {
        self.0 == 1
    }

    /// Millimetres on paper.
    pub(super) fn on_paper(self, mm: f64) -> f64 {
        mm / f64::from(self.0)
    }
}

impl std::fmt::Display for Scale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "1:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn life_size_where_it_fits_else_a_round_scale() {
        let room = [180.0, 255.0];
        for (size, scale) in [
            ([150.0, 250.0], "1:1"),
            ([150.0, 300.0], "1:2"),
            ([400.0, 200.0], "1:5"),
            ([4000.0, 20.0], "1:50"),
            ([90_000.0, 20.0], "1:100"),
        ] {
            assert_eq!(Scale::that_fits(size, room).to_string(), scale);
        }
    }
}
