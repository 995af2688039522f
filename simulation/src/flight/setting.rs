//! A checked set of parameters with everything that follows from it, shared by all runs.

use glam::DVec3;

use super::contact::Obstacles;
use super::controller::Loops;
use super::parameters::Parameters;
use super::rotorcraft::Integrator;
use super::wind::DrydenFilter;
use crate::TICK_S;

/// Parameters and what is derived from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) phases: Vec<String>,
    /// Index into `phases` of each beat.
    pub(crate) beat_phase: Vec<usize>,
    pub(crate) integrator: Integrator,
    pub(crate) inner_steps: u32,
    pub(crate) loops: Loops,
    pub(crate) obstacles: Obstacles,
    pub(crate) dryden: DrydenFilter,
    pub(crate) hover_rad_s: f64,
    /// Decay of the rotor lag over a tick.
    pub(crate) tick_decay: f64,
}

impl Setting {
    pub(crate) fn new(parameters: Parameters) -> Self {
        let model = parameters.drone.rotorcraft();
        let phases = super::vocabulary::phases(&parameters);
        let beat_phase = parameters
            .beats
            .iter()
            .map(|beat| phases.iter().position(|phase| phase == beat.phase()).unwrap_or(0))
            .collect();
        Self {
            beat_phase,
            phases,
            integrator: Integrator::new(&model),
            inner_steps: model.inner_steps,
            loops: Loops::new(&model, &parameters.handling),
            obstacles: Obstacles::new(&parameters.cage, &parameters.contact, &model),
            dryden: DrydenFilter::new(&parameters.wind),
            hover_rad_s: model.hover_rotor_rad_s(),
            tick_decay: libm::exp(-TICK_S / model.motor_lag_s),
            parameters,
        }
    }

    /// Where the drone stands on the pad, m.
    pub(crate) fn pad_rest(&self) -> DVec3 {
        let [x, y] = self.parameters.cage.pad_m;
        DVec3::new(x, y, self.integrator.model().standing_m)
    }

    /// Whether a place is over the pad.
    pub(crate) fn over_pad(&self, at: DVec3) -> bool {
        let [x, y] = self.parameters.cage.pad_m;
        let (dx, dy) = (at.x - x, at.y - y);
        dx * dx + dy * dy <= self.parameters.cage.pad_radius_m * self.parameters.cage.pad_radius_m
    }
}
