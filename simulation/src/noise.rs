//! Chance: `ChaCha` words turned into numbers by our own code, because library distributions may change
//! their values from one version to the next.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

/// A seeded source of numbers; its place in the stream is part of the state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Noise {
    words: ChaCha8Rng,
}

impl Noise {
    /// The source of `seed` for one `purpose`: other purposes of the same seed are independent.
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        let mut key = [0_u8; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut words = ChaCha8Rng::from_seed(key);
        words.set_stream(purpose);
        Self { words }
    }

    /// Uniform in [0, 1), 53 bits.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.words.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Uniform between the two ends.
    pub(crate) fn between(&mut self, (from, to): (f64, f64)) -> f64 {
        from + (to - from) * self.unit()
    }

    /// A whole number below `count` (0 for an empty choice).
    pub(crate) fn below(&mut self, count: usize) -> usize {
        // The bias of the multiplication is below 2⁻⁵⁰ for the handfuls chosen from here.
        ((self.unit() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Two independent standard normal numbers (Box and Muller 1958).
    pub(crate) fn normal_pair(&mut self) -> [f64; 2] {
        // 1 − u lies in (0, 1], so the logarithm is finite.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        let (sin, cos) = libm::sincos(std::f64::consts::TAU * self.unit());
        [radius * cos, radius * sin]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_are_normal() {
        let mut noise = Noise::new(5, 0);
        let values: Vec<f64> = (0..200_000).flat_map(|_| noise.normal_pair()).collect();
        let mean = |f: &dyn Fn(f64) -> f64| values.iter().map(|v| f(*v)).sum::<f64>() / values.len() as f64;
        assert!(libm::fabs(mean(&|v| v)) < 0.01);
        assert!(libm::fabs(mean(&|v| v * v) - 1.0) < 0.01);
        assert!(libm::fabs(mean(&|v| v * v * v * v) - 3.0) < 0.08);
        let inside = mean(&|v| f64::from(u8::from(libm::fabs(v) < 1.0)));
        assert!(libm::fabs(inside - 0.682_69) < 0.004);
    }

    #[test]
    fn whole_numbers_are_even_and_below() {
        let mut noise = Noise::new(5, 1);
        let mut counts = [0_u32; 3];
        for _ in 0..30_000 {
            counts[noise.below(3)] += 1;
        }
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
        assert_eq!(noise.below(0), 0);
    }

    #[test]
    fn the_words_are_chachas() {
        // First block of ChaCha8 under the zero key and stream, as its authors publish it.
        let mut noise = Noise::new(0, 0);
        assert_eq!(noise.words.next_u32(), u32::from_le_bytes([0x3e, 0x00, 0xef, 0x2f]));
    }

    #[test]
    fn purposes_of_one_seed_differ() {
        assert_ne!(Noise::new(1, 1).unit(), Noise::new(1, 2).unit());
        assert_eq!(Noise::new(1, 1).unit(), Noise::new(1, 1).unit());
    }
}
