//! Numbers of many pilots: each number covers its range evenly, and no two go together (Latin hypercube; `McKay`,
//! Beckman and Conover 1979).

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use simulation::PilotNumber;

/// The numbers of each pilot, in the order of `numbers`. Deterministic.
pub(super) fn drawn(numbers: &[PilotNumber], pilots: u32) -> Vec<Vec<f64>> {
    let mut random = ChaCha8Rng::seed_from_u64(0);
    let mut all = vec![Vec::with_capacity(numbers.len()); pilots as usize];
    for number in numbers {
        let mut places: Vec<u32> = (0..pilots).collect();
        for last in (1..places.len()).rev() {
            let other = ((u64::from(random.next_u32()) * (last as u64 + 1)) >> 32) as usize;
            places.swap(last, other);
        }
        for (pilot, place) in all.iter_mut().zip(places) {
            let share = (f64::from(place) + 0.5) / f64::from(pilots);
            let share = if number.is_habit { share.round() } else { share };
            pilot.push(number.min + (number.max - number.min) * share);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_range_is_covered_evenly() {
        let numbers = [PilotNumber::between("a", 2.0, 4.0), PilotNumber::habit("b")];
        let all = drawn(&numbers, 40);
        assert_eq!(all, drawn(&numbers, 40));
        let low = all.iter().filter(|pilot| pilot[0] < 3.0).count();
        let with = all.iter().filter(|pilot| pilot[1] == 1.0).count();
        let both = all.iter().filter(|pilot| pilot[0] < 3.0 && pilot[1] == 1.0).count();
        assert_eq!((low, with), (20, 20));
        assert!((5..=15).contains(&both), "{both}");
        assert!(all.iter().all(|pilot| pilot[1] == 0.0 || pilot[1] == 1.0));
    }
}
