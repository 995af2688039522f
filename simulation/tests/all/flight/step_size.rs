//! What the inner step costs in accuracy, held against a step sixteen times finer than the finest tried.

use glam::DVec3;
use simulation::TICK_S;
use simulation::flight::{Body, Integrator, Rotorcraft, Surroundings, crazyflie, hummingbird, sih_quad, training};

#[derive(Clone, Copy)]
enum Manoeuvre {
    /// Rotors from rest to 10 % over hover.
    SpinUp,
    /// One side faster by 1 %.
    RollStep,
    /// All axes at once, with wind.
    Coupled,
}

fn end(model: &Rotorcraft, manoeuvre: Manoeuvre, per_second: u32) -> Body {
    let hover = model.hover_rotor_rad_s();
    let mut body = Body::at(DVec3::new(0.0, 0.0, 50.0));
    let mut air = Surroundings::STILL;
    let mut command = [hover; 4];
    match manoeuvre {
        Manoeuvre::SpinUp => command = [1.1 * hover; 4],
        Manoeuvre::RollStep => {
            body.rotors = [hover; 4];
            for (command, rotor) in command.iter_mut().zip(&model.rotors) {
                *command *= 1.0 + 0.01 * rotor.at_m[1].signum();
            }
        }
        Manoeuvre::Coupled => {
            body.rotors = [hover; 4];
            air.wind = DVec3::new(2.0, -1.0, 0.3);
            command = [1.02 * hover, 0.99 * hover, 1.01 * hover, 0.985 * hover];
        }
    }
    let integrator = Integrator::with_step(model, 1.0 / f64::from(per_second));
    for _ in 0..per_second / 2 {
        integrator.step(&mut body, &command, &air);
    }
    body
}

fn errors(model: &Rotorcraft, manoeuvre: Manoeuvre, per_second: u32) -> (f64, f64) {
    let (rough, fine) = (end(model, manoeuvre, per_second), end(model, manoeuvre, 15_360));
    (
        (rough.position - fine.position).length(),
        (rough.rates - fine.rates).length(),
    )
}

#[test]
fn hummingbird_is_at_least_as_good_as_plain_integration() {
    // The bounds are those measured for plain RK4 with the rotor lag in it; exact lag does better.
    let model = hummingbird();
    for (per_second, position, roll, coupled) in [(240, 1.8e-4, 1.3e-5, 2.9e-5), (960, 4.5e-7, 1.1e-7, 9.2e-8)] {
        let spin_up = errors(&model, Manoeuvre::SpinUp, per_second).0;
        assert!(spin_up <= position, "{per_second} Hz, spin-up: {spin_up:.1e} m");
        let roll_step = errors(&model, Manoeuvre::RollStep, per_second).1;
        assert!(roll_step <= roll, "{per_second} Hz, roll step: {roll_step:.1e} rad/s");
        let all = errors(&model, Manoeuvre::Coupled, per_second).1;
        assert!(all <= coupled, "{per_second} Hz, coupled: {all:.1e} rad/s");
    }
}

#[test]
fn slow_rotors_hold_a_millionth_at_240_hz() {
    for model in [crazyflie(), sih_quad(), training()] {
        for manoeuvre in [Manoeuvre::SpinUp, Manoeuvre::RollStep] {
            let (position, rate) = errors(&model, manoeuvre, 240);
            assert!(position < 1e-6 && rate < 1e-6, "{position:.1e} m, {rate:.1e} rad/s");
        }
    }
}

#[test]
fn the_error_shrinks_with_the_fourth_power_of_the_step() {
    let model = crazyflie();
    let (rough, fine) = (
        errors(&model, Manoeuvre::Coupled, 240).0,
        errors(&model, Manoeuvre::Coupled, 480).0,
    );
    let order = (rough / fine).log2();
    assert!(
        (3.5..=4.6).contains(&order),
        "order {order:.2} ({rough:.1e}, {fine:.1e})"
    );
}

#[test]
fn every_set_steps_at_most_a_fifth_of_its_motor_lag() {
    for model in [hummingbird(), crazyflie(), sih_quad(), training()] {
        assert!(model.inner_step_s() <= model.motor_lag_s / 5.0);
        assert!((model.inner_step_s() * f64::from(model.inner_steps) - TICK_S).abs() < 1e-15);
    }
}
