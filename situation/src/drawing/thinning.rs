//! Fewer points for the same path.
//!
//! Top-down as Ramer (1972) and Douglas & Peucker (1973): the point that is farthest from what is kept is kept next. The
//! distance is taken at the same time (Meratnia & de By, 2004, "Spatiotemporal compression techniques for moving point
//! objects": the time-ratio form), so that where somebody was *when* stays true, waiting included. The worst point of
//! all goes first, so that a bound on the number of points leaves the best path with that many.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// When and where; all finite, times ascending.
pub(super) type Sample<const N: usize> = (f64, [f64; N]);

struct Worst {
    error: f64,
    at: usize,
    between: (usize, usize),
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worst {}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        // The earlier of two equal ones first: no order of floats decides.
        self.error.total_cmp(&other.error).then(other.at.cmp(&self.at))
    }
}

/// Indices of the samples that are kept, ascending: first and last, and as many as it takes for no sample to be farther
/// than `tolerance` from the path at its time, at most `most` (at least 2).
pub(super) fn kept<const N: usize>(samples: &[Sample<N>], tolerance: f64, most: usize) -> Vec<usize> {
    let last = match samples.len() {
        0 => return Vec::new(),
        1 => return vec![0],
        count => count - 1,
    };
    let mut kept = vec![0, last];
    let mut open: BinaryHeap<Worst> = worst(samples, (0, last)).into_iter().collect();
    while kept.len() < most.max(2) {
        let Some(next) = open.pop().filter(|worst| worst.error > tolerance) else {
            break;
        };
        kept.push(next.at);
        open.extend(worst(samples, (next.between.0, next.at)));
        open.extend(worst(samples, (next.at, next.between.1)));
    }
    kept.sort_unstable();
    kept
}

fn worst<const N: usize>(samples: &[Sample<N>], between: (usize, usize)) -> Option<Worst> {
    let (a, b) = (&samples[between.0], &samples[between.1]);
    let span = (b.0 - a.0).max(f64::MIN_POSITIVE);
    let error = |sample: &Sample<N>| {
        let part = (sample.0 - a.0) / span;
        let squares = (0..N).map(|axis| {
            let there = a.1[axis] + (b.1[axis] - a.1[axis]) * part;
            (sample.1[axis] - there).powi(2)
        });
        squares.sum::<f64>().sqrt()
    };
    let inner = (between.0 + 1..between.1).map(|at| Worst {
        error: error(&samples[at]),
        at,
        between,
    });
    inner.max()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_straight_even_path_is_its_ends_and_waiting_is_kept() {
        let even: Vec<Sample<1>> = (0..100).map(|t| (f64::from(t), [f64::from(t)])).collect();
        assert_eq!(kept(&even, 0.01, 50), [0, 99]);
        // The same places, but a rest of ten ticks in the middle.
        let rests: Vec<Sample<1>> = (0..60)
            .map(|t| {
                let t = f64::from(t);
                (t, [if t < 25.0 { t } else { (t - 10.0).max(25.0) }])
            })
            .collect();
        assert_eq!(kept(&rests, 0.01, 50), [0, 25, 35, 59]);
        assert_eq!(kept::<1>(&[], 0.1, 9), Vec::<usize>::new());
        assert_eq!(kept(&[(0.0, [1.0])], 0.1, 9), [0]);
    }

    #[test]
    fn where_points_are_few_the_largest_bend_is_kept() {
        let bends: Vec<Sample<1>> = [0.0, 1.0, 0.0, 9.0, 0.0, 2.0, 0.0]
            .iter()
            .zip(0_u8..)
            .map(|(v, t)| (f64::from(t), [*v]))
            .collect();
        assert_eq!(kept(&bends, 0.0, 3), [0, 3, 6]);
    }

    proptest! {
        #[test]
        fn no_sample_is_farther_than_allowed_and_no_more_points_than_allowed(
            places in prop::collection::vec(prop::array::uniform2(-50.0_f64..50.0), 0..200),
            tolerance in 0.0_f64..10.0,
            most in 2_usize..60,
        ) {
            let samples: Vec<Sample<2>> = places.into_iter().zip(0_u32..).map(|(p, t)| (f64::from(t), p)).collect();
            let all = kept(&samples, tolerance, usize::MAX);
            for between in all.windows(2) {
                let error = worst(&samples, (between[0], between[1])).map_or(0.0, |w| w.error);
                prop_assert!(error <= tolerance);
            }
            let few = kept(&samples, tolerance, most);
            prop_assert!(few.len() <= most && few.is_sorted());
            prop_assert!(few.iter().all(|at| all.contains(at)), "a bound only leaves out");
            prop_assert_eq!(few.last().copied(), samples.len().checked_sub(1));
        }
    }
}
