//! Wind: a mean and Dryden turbulence (MIL-F-8785C). The shaping filters are driven by white noise and
//! discretised exactly over a tick, covariance included, so the realised σ is the one asked for at any
//! ratio of tick to gust length.

use glam::DVec3;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::TICK_S;
use crate::noise::Noise;
use crate::ranges::within;

/// How the air moves when no gust blows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wind {
    /// Mean wind along x and y, m/s.
    #[schemars(transform = within(-10.0, 10.0))]
    pub mean_m_s: [f64; 2],
    /// σ of the turbulence along the mean wind's axis x, across it y, and upwards z, m/s.
    #[schemars(transform = within(0.0, 5.0))]
    pub turbulence_m_s: [f64; 3],
    /// Length of the eddies, m.
    #[schemars(transform = within(0.1, 1000.0))]
    pub eddy_m: f64,
    /// Speed at which eddies pass a craft that stands still, m/s.
    #[schemars(transform = within(0.05, 100.0))]
    pub passing_m_s: f64,
}

/// Coefficients of the filters for one tick.
#[derive(Debug, Clone)]
pub(crate) struct DrydenFilter {
    sigma: [f64; 3],
    mean: DVec3,
    decay: f64,
    longitudinal_gain: f64,
    carry: f64,
    gain_first: f64,
    gain_second: [f64; 2],
}

/// State of the filters: one value along the wind, two for each direction across it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Turbulence {
    pub(crate) along: f64,
    pub(crate) across: [[f64; 2]; 2],
    pub(crate) noise: Noise,
}

impl Turbulence {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            along: 0.0,
            across: [[0.0; 2]; 2],
            noise: Noise::new(seed, 1),
        }
    }
}

impl DrydenFilter {
    pub(crate) fn new(wind: &Wind) -> Self {
        // With T = L/V: H_u = 1/(1 + T s); H_v = (1 + √3 T s)/(1 + T s)² = √3 z₁ + (1 − √3) z₂, where z₁ is
        // one lag of the noise and z₂ a second lag of z₁. White noise of intensity T (k = dt/T below) gives
        // H_v the variance 1.
        let k = TICK_S * wind.passing_m_s / wind.eddy_m;
        let decay = libm::exp(-k);
        let square = decay * decay;
        let var_first = (1.0 - square) / 2.0;
        let covariance = 0.25 - square * (0.5 * k + 0.25);
        let var_second = 0.25 - square * (0.5 * k * k + 0.5 * k + 0.25);
        let gain_first = libm::sqrt(var_first);
        let shared = covariance / gain_first;
        Self {
            sigma: wind.turbulence_m_s,
            mean: DVec3::new(wind.mean_m_s[0], wind.mean_m_s[1], 0.0),
            decay,
            longitudinal_gain: libm::sqrt(1.0 - square),
            carry: k * decay,
            gain_first,
            gain_second: [shared, libm::sqrt((var_second - shared * shared).max(0.0))],
        }
    }

    /// Advances the turbulence by a tick and gives the wind in the world, m/s.
    pub(crate) fn step(&self, state: &mut Turbulence) -> DVec3 {
        let [n0, n1] = state.noise.normal_pair();
        let [n2, n3] = state.noise.normal_pair();
        let [n4, _] = state.noise.normal_pair();
        state.along = self.decay * state.along + self.longitudinal_gain * n0;
        let mut across = [0.0; 2];
        for (axis, (first, second)) in [(n1, n2), (n3, n4)].into_iter().enumerate() {
            let [z1, z2] = state.across[axis];
            let next_second =
                self.decay * z2 + self.carry * z1 + self.gain_second[0] * first + self.gain_second[1] * second;
            let next_first = self.decay * z1 + self.gain_first * first;
            state.across[axis] = [next_first, next_second];
            let root3 = 1.732_050_807_568_877_2;
            across[axis] = root3 * next_first + (1.0 - root3) * next_second;
        }
        self.mean
            + DVec3::new(
                self.sigma[0] * state.along,
                self.sigma[1] * across[0],
                self.sigma[2] * across[1],
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICKS: usize = 3_000_000;

    /// Zero-mean turbulence of σ 1 in all directions, long enough for its statistics.
    fn trace() -> (DrydenFilter, Vec<[f64; 3]>) {
        let wind = Wind {
            mean_m_s: [0.0; 2],
            turbulence_m_s: [1.0; 3],
            eddy_m: 1.0,
            passing_m_s: 2.0,
        };
        let filter = DrydenFilter::new(&wind);
        let mut state = Turbulence::new(11);
        // Past the start at rest.
        for _ in 0..600 {
            filter.step(&mut state);
        }
        let trace = (0..TICKS).map(|_| filter.step(&mut state).to_array()).collect();
        (filter, trace)
    }

    fn correlation(trace: &[[f64; 3]], axis: usize, lag: usize) -> f64 {
        let pairs = trace.iter().zip(&trace[lag..]);
        pairs.map(|(a, b)| a[axis] * b[axis]).sum::<f64>() / (trace.len() - lag) as f64
    }

    #[test]
    fn realised_sigma_and_shape_are_drydens() {
        let (_, trace) = trace();
        // T = L/V = 0.5 s = 30 ticks: along the wind R = e^{−τ/T}, across it R = e^{−τ/T} (1 − τ/2T).
        for lag in [0_usize, 15, 30, 60] {
            let x = lag as f64 / 30.0;
            let along = libm::exp(-x);
            for (axis, expected) in [(0, along), (1, along * (1.0 - 0.5 * x)), (2, along * (1.0 - 0.5 * x))] {
                let found = correlation(&trace, axis, lag);
                assert!(
                    libm::fabs(found - expected) < 0.02,
                    "axis {axis}, lag {lag}: {found} for {expected}"
                );
            }
        }
    }

    #[test]
    fn directions_are_independent_and_centred() {
        let (_, trace) = trace();
        let mean = |f: &dyn Fn(&[f64; 3]) -> f64| trace.iter().map(f).sum::<f64>() / trace.len() as f64;
        for axis in 0..3 {
            assert!(libm::fabs(mean(&|v| v[axis])) < 0.02);
        }
        assert!(libm::fabs(mean(&|v| v[0] * v[1])) < 0.02);
        assert!(libm::fabs(mean(&|v| v[1] * v[2])) < 0.02);
    }

    #[test]
    fn sigma_does_not_depend_on_the_ratio_of_tick_and_eddy() {
        for passing_m_s in [0.1, 1.0, 30.0] {
            let wind = Wind {
                mean_m_s: [3.0, 0.0],
                turbulence_m_s: [0.5, 0.4, 0.3],
                eddy_m: 0.5,
                passing_m_s,
            };
            let filter = DrydenFilter::new(&wind);
            let mut state = Turbulence::new(3);
            let (mut sums, mut squares) = ([0.0; 3], [0.0; 3]);
            for _ in 0..TICKS {
                let wind = filter.step(&mut state).to_array();
                for axis in 0..3 {
                    sums[axis] += wind[axis];
                    squares[axis] += wind[axis] * wind[axis];
                }
            }
            let count = TICKS as f64;
            assert!(libm::fabs(sums[0] / count - 3.0) < 0.03);
            for (axis, sigma) in [0.5, 0.4, 0.3].into_iter().enumerate() {
                let mean = sums[axis] / count;
                let found = libm::sqrt(squares[axis] / count - mean * mean);
                assert!(
                    libm::fabs(found / sigma - 1.0) < 0.04,
                    "{passing_m_s} m/s, axis {axis}: {found} for {sigma}"
                );
            }
        }
    }
}
