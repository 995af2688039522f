//! The simulation alone.

use std::hint::black_box;
use std::time::Instant;

use glam::DVec3;
use simulation::TICK_S;
use simulation::flight::{Body, Integrator, Surroundings, training};
use simulation::{Fixed, Run, SeatInput};
use situation::scenario::Scenario;

use super::{Aim, Figure};

/// The rigid body and its rotors, nothing else: ticks of 1/60 s per second on one core.
pub(super) fn bare_dynamics() -> Vec<Figure> {
    let model = training();
    let integrator = Integrator::new(&model);
    let inner = (TICK_S / integrator.step_s()).round() as u32;
    let hover = model.hover_rotor_rad_s();
    let mut body = Body::at(DVec3::new(0.0, 0.0, 10.0));
    let ticks = 200_000_u32;
    let begun = Instant::now();
    for tick in 0..ticks {
        let lean = if tick % 120 < 60 { 1.002 } else { 0.998 };
        let command = [hover * lean, hover / lean, hover * lean, hover / lean];
        for _ in 0..inner {
            integrator.step(&mut body, &command, &Surroundings::STILL);
        }
    }
    black_box(&body);
    let rate = f64::from(ticks) / begun.elapsed().as_secs_f64();
    vec![Figure::new("dynamics_ticks_per_s", rate, Aim::Open)]
}

/// Whole ticks as a session makes them: step, events, sample; the figure of that name.
pub(super) fn full_ticks(name: &str, scenario: &Scenario) -> Vec<Figure> {
    let seats = scenario.seats;
    let mut pilot = scenario
        .template
        .pilot_styles()
        .first()
        .and_then(|s| scenario.template.pilot(s, 1, seats));
    // The pilot's own thinking is not measured: its inputs are gathered first.
    let mut run = Run::new(scenario.template.start(1, seats), 0);
    let mut inputs = Vec::new();
    let mut events = Vec::new();
    while !run.activity().is_over() && inputs.len() < 60 * 900 {
        let mut now = vec![SeatInput::default(); usize::from(seats)];
        if let Some(pilot) = pilot.as_mut() {
            pilot.act(run.activity(), &mut now);
        }
        run.step(&now, &mut events);
        inputs.push(now);
    }
    let mut sample = vec![Fixed::ZERO; scenario.template.vocabulary().sample_len(seats)];
    let mut ticks = 0_u64;
    let begun = Instant::now();
    while ticks < 200_000 {
        let mut run = Run::new(scenario.template.start(1, seats), 0);
        for now in &inputs {
            run.step(now, &mut events);
            run.activity().sample(&mut sample);
        }
        ticks += inputs.len() as u64;
    }
    black_box(&sample);
    let rate = ticks as f64 / begun.elapsed().as_secs_f64();
    vec![Figure::new(name, rate, Aim::AtLeast(100_000.0))]
}
