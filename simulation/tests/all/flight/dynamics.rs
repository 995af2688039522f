//! The closed forms of the flight model, for both reference parameter sets.

use glam::{DQuat, DVec3};
use simulation::flight::{
    Body, GRAVITY, Integrator, Rotorcraft, Surroundings, crazyflie, hummingbird, sih_quad, training,
};

/// Flies `seconds` with constant commands.
fn fly(model: &Rotorcraft, body: &mut Body, command: [f64; 4], air: &Surroundings, seconds: f64) {
    let step = 1.0 / 3840.0;
    let integrator = Integrator::with_step(model, step);
    for _ in 0..(seconds / step).round() as u32 {
        integrator.step(body, &command, air);
    }
}

fn hovering(model: &Rotorcraft) -> Body {
    Body {
        rotors: [model.hover_rotor_rad_s(); 4],
        ..Body::at(DVec3::new(0.0, 0.0, 50.0))
    }
}

fn check(what: &str, found: f64, expected: f64, relative: f64) {
    let error = (found - expected).abs() / expected.abs().max(1e-12);
    assert!(
        error <= relative,
        "{what}: {found} instead of {expected} (off by {error:.2e})"
    );
}

#[test]
fn hover_speed_and_thrust_to_weight() {
    check("hummingbird hover", hummingbird().hover_rotor_rad_s(), 469.2042, 1e-7);
    check("crazyflie hover", crazyflie().hover_rotor_rad_s(), 1788.5505, 1e-7);
    check(
        "hummingbird thrust/weight",
        hummingbird().thrust_to_weight(),
        10.220,
        1e-4,
    );
    check("crazyflie thrust/weight", crazyflie().thrust_to_weight(), 1.954, 3e-4);
    let ratio = training().thrust_to_weight();
    assert!(
        (2.0..=2.5).contains(&ratio),
        "the training drone's thrust/weight is {ratio}"
    );
}

#[test]
fn hovering_stays_where_it_is() {
    for model in [hummingbird(), crazyflie(), sih_quad(), training()] {
        let mut body = hovering(&model);
        let start = body.position;
        fly(
            &model,
            &mut body,
            [model.hover_rotor_rad_s(); 4],
            &Surroundings::STILL,
            2.0,
        );
        assert!((body.position - start).length() < 1e-9, "{:?}", body.position - start);
    }
}

#[test]
fn rotors_follow_their_command_with_the_motor_lag() {
    for model in [hummingbird(), crazyflie(), sih_quad(), training()] {
        let mut body = Body::at(DVec3::new(0.0, 0.0, 50.0));
        let command = 0.5 * model.max_rotor_rad_s;
        let seconds = 0.05;
        fly(&model, &mut body, [command; 4], &Surroundings::STILL, seconds);
        check(
            "rotor",
            body.rotors[0],
            command * (1.0 - (-seconds / model.motor_lag_s).exp()),
            1e-10,
        );
    }
}

#[test]
fn falling_with_rotors_off() {
    let model = hummingbird();
    let terminal = model.terminal_fall_m_s().unwrap();
    check("terminal fall", terminal, 22.1472, 2e-6);
    assert_eq!(crazyflie().terminal_fall_m_s(), None);
    let mut body = Body::at(DVec3::new(0.0, 0.0, 1000.0));
    let t = 3.0;
    fly(&model, &mut body, [0.0; 4], &Surroundings::STILL, t);
    let x = GRAVITY * t / terminal;
    check("speed", -body.velocity.z, terminal * x.tanh(), 1e-9);
    check(
        "drop",
        1000.0 - body.position.z,
        terminal * terminal / GRAVITY * x.cosh().ln(),
        1e-9,
    );
    let mut free = Body::at(DVec3::new(0.0, 0.0, 1000.0));
    fly(&crazyflie(), &mut free, [0.0; 4], &Surroundings::STILL, t);
    check("no drag", -free.velocity.z, GRAVITY * t, 1e-9);
}

#[test]
fn rotor_drag_slows_a_coast_exponentially() {
    for (model, decay) in [(hummingbird(), 0.44668), (crazyflie(), 0.24445)] {
        check(
            "decay",
            4.0 * model.hover_rotor_rad_s() * model.rotor_drag_kg / model.mass_kg,
            decay,
            2e-5,
        );
        // Slow, so that drag growing with the square of the speed has no part in it.
        let slow = 1e-4;
        let mut body = hovering(&model);
        body.velocity.x = slow;
        // Held level: coasting is about drag, not about the tilt that follows from it.
        let heavy = Rotorcraft {
            inertia_kg_m2: [1e9; 3],
            ..model.clone()
        };
        fly(
            &heavy,
            &mut body,
            [model.hover_rotor_rad_s(); 4],
            &Surroundings::STILL,
            2.0,
        );
        check("speed", body.velocity.x, slow * (-decay * 2.0_f64).exp(), 1e-4);
    }
}

#[test]
fn a_yaw_step_turns_as_the_closed_form_says() {
    for (model, after_1_s) in [(hummingbird(), 0.22225), (crazyflie(), 5.19098)] {
        let hover = model.hover_rotor_rad_s();
        let step = 0.01 * hover;
        let mut command = [hover; 4];
        for (command, rotor) in command.iter_mut().zip(&model.rotors) {
            *command += rotor.spin * step;
        }
        let mut body = hovering(&model);
        fly(&model, &mut body, command, &Surroundings::STILL, 1.0);
        let arm = model.rotors[0].at_m[0] * std::f64::consts::SQRT_2;
        let alpha = 8.0 * model.torque_nm_s2 * hover * step / model.inertia_kg_m2[2];
        let lambda = 4.0 * hover * model.rotor_drag_kg * arm * arm / model.inertia_kg_m2[2];
        let tau = model.motor_lag_s;
        let expected = alpha / lambda * (1.0 - (-lambda).exp())
            - alpha * ((-1.0 / tau).exp() - (-lambda).exp()) / (lambda - 1.0 / tau);
        // Both forms leave out what grows with the square of the step.
        check("closed form", expected, after_1_s, 5e-5);
        check("yaw rate", body.rates.z, expected, 1e-3);
    }
}

#[test]
fn a_roll_step_turns_as_the_closed_form_says() {
    for model in [hummingbird(), crazyflie()] {
        let hover = model.hover_rotor_rad_s();
        let step = 1e-5 * hover;
        let mut command = [hover; 4];
        for (command, rotor) in command.iter_mut().zip(&model.rotors) {
            *command += rotor.at_m[1].signum() * step;
        }
        let mut body = hovering(&model);
        let t = 0.2;
        fly(&model, &mut body, command, &Surroundings::STILL, t);
        let side = model.rotors[0].at_m[1];
        let alpha = 8.0 * model.thrust_n_s2 * hover * step * side / model.inertia_kg_m2[0];
        let lambda = 4.0 * hover * model.inflow_drag_kg * side * side / model.inertia_kg_m2[0];
        let tau = model.motor_lag_s;
        let expected = alpha / lambda * (1.0 - (-lambda * t).exp())
            - alpha * ((-t / tau).exp() - (-lambda * t).exp()) / (lambda - 1.0 / tau);
        check("roll rate", body.rates.x, expected, 2e-4);
    }
}

#[test]
fn without_air_and_rotors_energy_and_angular_momentum_stay() {
    let model = crazyflie();
    let mut body = Body::at(DVec3::new(0.0, 0.0, 100.0));
    body.velocity = DVec3::new(3.0, -2.0, 5.0);
    body.rates = DVec3::new(4.0, -3.0, 6.0);
    let inertia = DVec3::from_array(model.inertia_kg_m2);
    let momentum = |body: &Body| body.axes() * (inertia * body.rates);
    let (energy, spin) = (body.energy_j(&model), momentum(&body));
    fly(&model, &mut body, [0.0; 4], &Surroundings::STILL, 5.0);
    check("energy", body.energy_j(&model), energy, 1e-10);
    assert!((momentum(&body) - spin).length() / spin.length() < 1e-9);
}

#[test]
fn the_ground_carries_at_most_four_fifteenths() {
    for model in [hummingbird(), crazyflie(), training()] {
        let lift = |height: f64| {
            let mut body = hovering(&model);
            body.position.z = height;
            let air = Surroundings {
                ground: true,
                ..Surroundings::STILL
            };
            let step = 1e-6;
            Integrator::with_step(&model, step).step(&mut body, &[model.hover_rotor_rad_s(); 4], &air);
            body.velocity.z / step / GRAVITY
        };
        let floor = 0.25 * model.rotor_radius_m * (15.0 * model.ground_effect / 4.0).sqrt();
        check("at the floor", lift(floor), 4.0 / 15.0, 1e-6);
        check("under the floor", lift(0.3 * floor), 4.0 / 15.0, 1e-6);
        let height = 2.0 * floor;
        let ratio = model.rotor_radius_m / (4.0 * height);
        check("above", lift(height), model.ground_effect * ratio * ratio, 1e-5);
        assert!(lift(100.0 * floor) < 1e-4);
    }
}

#[test]
fn wind_and_speed_are_the_same_to_the_air() {
    let model = hummingbird();
    let v = DVec3::new(2.0, -1.0, 0.5);
    let command = [model.hover_rotor_rad_s(); 4];
    let mut moving = hovering(&model);
    moving.velocity = v;
    let mut blown = hovering(&model);
    let air = Surroundings {
        wind: -v,
        ..Surroundings::STILL
    };
    fly(&model, &mut moving, command, &Surroundings::STILL, 0.5);
    fly(&model, &mut blown, command, &air, 0.5);
    assert!((moving.velocity - v - blown.velocity).length() < 1e-9);
    assert!((moving.rates - blown.rates).length() < 1e-9);
}

#[test]
fn a_turned_craft_pushes_where_it_points() {
    let model = sih_quad();
    let (sin, cos) = (0.2_f64 / 2.0).sin_cos();
    let mut body = hovering(&model);
    // Nose down by 0.2 rad: a turn about y (left).
    body.attitude = DQuat::from_xyzw(0.0, sin, 0.0, cos);
    let step = 1e-6;
    Integrator::with_step(&model, step).step(&mut body, &[model.hover_rotor_rad_s(); 4], &Surroundings::STILL);
    check("forward", body.velocity.x / step, GRAVITY * 0.2_f64.sin(), 1e-6);
    assert!(body.velocity.y.abs() < 1e-15);
}
