//! Parameter sets: three from the literature, and the training drone of the game.

use std::f64::consts::FRAC_1_SQRT_2;

use super::rotorcraft::{Rotor, Rotorcraft};

/// Rotors r1 (+,+), r2 (+,−), r3 (−,−), r4 (−,+) at `d/√2`, turning + − + −.
fn cross(arm_m: f64) -> [Rotor; 4] {
    let a = arm_m * FRAC_1_SQRT_2;
    [
        Rotor {
            at_m: [a, a],
            spin: 1.0,
        },
        Rotor {
            at_m: [a, -a],
            spin: -1.0,
        },
        Rotor {
            at_m: [-a, -a],
            spin: 1.0,
        },
        Rotor {
            at_m: [-a, a],
            spin: -1.0,
        },
    ]
}

/// Ascending Technologies Hummingbird, from `RotorPy`.
pub fn hummingbird() -> Rotorcraft {
    Rotorcraft {
        mass_kg: 0.5,
        inertia_kg_m2: [3.65e-3, 3.68e-3, 7.03e-3],
        rotors: cross(0.17),
        thrust_n_s2: 5.57e-6,
        torque_nm_s2: 1.36e-7,
        rotor_drag_kg: 1.19e-4,
        inflow_drag_kg: 2.32e-4,
        translational_lift_kg_m: 3.39e-3,
        frame_drag_kg_m: [0.005, 0.005, 0.01],
        motor_lag_s: 0.005,
        max_rotor_rad_s: 1500.0,
        rotor_radius_m: 0.1,
        ground_effect: 11.368_59,
        guard_radius_m: 0.27,
        standing_m: 0.05,
        inner_steps: 20,
    }
}

/// Bitcraze Crazyflie 2.x, from `RotorPy`; rotor radius and ground effect from gym-pybullet-drones.
pub fn crazyflie() -> Rotorcraft {
    Rotorcraft {
        mass_kg: 0.03,
        inertia_kg_m2: [1.43e-5, 1.43e-5, 2.89e-5],
        rotors: cross(0.043),
        thrust_n_s2: 2.3e-8,
        torque_nm_s2: 7.8e-10,
        rotor_drag_kg: 1.025_06e-6,
        inflow_drag_kg: 7.553e-7,
        translational_lift_kg_m: 0.0,
        frame_drag_kg_m: [0.0; 3],
        motor_lag_s: 0.072,
        max_rotor_rad_s: 2500.0,
        rotor_radius_m: 0.023_134_8,
        ground_effect: 11.368_59,
        guard_radius_m: 0.06,
        standing_m: 0.02,
        inner_steps: 4,
    }
}

/// PX4's simulation-in-hardware quad X.
pub fn sih_quad() -> Rotorcraft {
    let a = 0.17;
    Rotorcraft {
        mass_kg: 1.0,
        inertia_kg_m2: [0.025, 0.025, 0.030],
        rotors: [
            Rotor {
                at_m: [a, a],
                spin: -1.0,
            },
            Rotor {
                at_m: [a, -a],
                spin: 1.0,
            },
            Rotor {
                at_m: [-a, -a],
                spin: -1.0,
            },
            Rotor {
                at_m: [-a, a],
                spin: 1.0,
            },
        ],
        thrust_n_s2: 5e-6,
        torque_nm_s2: 1e-7,
        rotor_drag_kg: 0.0,
        inflow_drag_kg: 0.0,
        translational_lift_kg_m: 0.0,
        frame_drag_kg_m: [0.01; 3],
        motor_lag_s: 0.05,
        max_rotor_rad_s: 1000.0,
        rotor_radius_m: 0.12,
        ground_effect: 11.368_59,
        guard_radius_m: 0.36,
        standing_m: 0.08,
        inner_steps: 4,
    }
}

/// The training drone of the game: 0.25 kg with guards (under class C0), thrust/weight about 2.3: calm enough
/// for a first flight, strong enough against a gust. Rotor drag as of a small ducted craft.
pub fn training() -> Rotorcraft {
    Rotorcraft {
        mass_kg: 0.25,
        inertia_kg_m2: [3.0e-4, 3.2e-4, 5.5e-4],
        rotors: cross(0.09),
        thrust_n_s2: 2.0e-7,
        torque_nm_s2: 1.0e-9,
        rotor_drag_kg: 1.2e-5,
        inflow_drag_kg: 1.2e-5,
        translational_lift_kg_m: 1.0e-3,
        frame_drag_kg_m: [0.012, 0.012, 0.02],
        motor_lag_s: 0.025,
        max_rotor_rad_s: 2650.0,
        rotor_radius_m: 0.045,
        ground_effect: 11.368_59,
        guard_radius_m: 0.15,
        standing_m: 0.04,
        inner_steps: 4,
    }
}
