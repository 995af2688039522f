//! People of the place: simple figures without faces, busy with something.

use bevy::math::Vec3;

use crate::scene::form::Form;
use crate::scene::palette::{BLUE, CORAL, GREEN, INK, LEAF, ORANGE, PAPER, PETROL, PINK, SAND, SUN, Tone, WOOD};

const SKINS: [Tone; 4] = [
    Tone(0x00E3_B48F),
    Tone(0x008A_5A3C),
    Tone(0x00C6_8E63),
    Tone(0x005A_3A28),
];

/// What somebody wears and is like; nobody in particular.
#[derive(Clone, Copy)]
pub(super) struct Person {
    skin: usize,
    top: Tone,
    legs: Tone,
    hair: Tone,
    /// Metres.
    height: f32,
}

/// Somebody standing, facing +z, arms forward where `working`.
fn standing(form: &mut Form, person: Person, working: bool) {
    let k = person.height / 1.7;
    let at = |x: f32, y: f32, z: f32| Vec3::new(x, y, z) * k;
    for side in [-0.1, 0.1] {
        form.tube(
            at(side, 0.0, 0.0),
            at(side, 0.82, 0.0),
            (0.075 * k, 0.1 * k),
            6,
            person.legs,
        );
        form.block(at(side, 0.04, 0.05), Vec3::new(0.11, 0.09, 0.26) * k, INK);
    }
    form.tube(
        at(0.0, 0.78, 0.0),
        at(0.0, 1.38, 0.0),
        (0.17 * k, 0.2 * k),
        7,
        person.top,
    );
    head(form, person, at(0.0, 1.55, 0.02), k);
    for side in [-1.0, 1.0] {
        let shoulder = at(side * 0.22, 1.33, 0.0);
        let hand = if working {
            at(side * 0.2, 1.02, 0.36)
        } else {
            at(side * 0.27, 0.8, 0.04)
        };
        form.tube(hand, shoulder, (0.045 * k, 0.06 * k), 5, person.top);
        form.block(hand, Vec3::splat(0.085 * k), SKINS[person.skin]);
    }
}

/// Somebody sitting on something 0.45 m high, facing +z.
fn sitting(form: &mut Form, person: Person) {
    let k = person.height / 1.7;
    let at = |x: f32, y: f32, z: f32| Vec3::new(x * k, 0.45 + (y - 0.45) * k, z * k);
    for side in [-0.1, 0.1] {
        form.tube(
            at(side, 0.5, 0.45),
            at(side, 0.52, 0.0),
            (0.08 * k, 0.1 * k),
            6,
            person.legs,
        );
        form.tube(
            Vec3::new(side * k, 0.02, 0.42 * k),
            at(side, 0.5, 0.44),
            (0.06 * k, 0.08 * k),
            6,
            person.legs,
        );
        form.block(
            Vec3::new(side * k, 0.05, 0.48 * k),
            Vec3::new(0.11, 0.09, 0.26) * k,
            INK,
        );
    }
    form.tube(
        at(0.0, 0.45, 0.0),
        at(0.0, 1.02, -0.04),
        (0.17 * k, 0.2 * k),
        7,
        person.top,
    );
    head(form, person, at(0.0, 1.2, 0.0), k);
    for side in [-1.0, 1.0] {
        let hand = at(side * 0.14, 0.62, 0.34);
        form.tube(hand, at(side * 0.22, 0.97, -0.02), (0.045 * k, 0.06 * k), 5, person.top);
        form.block(hand, Vec3::splat(0.085 * k), SKINS[person.skin]);
    }
}

fn head(form: &mut Form, person: Person, centre: Vec3, k: f32) {
    form.ball(centre, 0.115 * k, 1.2, SKINS[person.skin]);
    form.ball(centre + Vec3::new(0.0, 0.045, -0.03) * k, 0.125 * k, 1.05, person.hair);
}

const AYA: Person = Person {
    skin: 1,
    top: SUN,
    legs: PETROL,
    hair: INK,
    height: 1.64,
};
const LEO: Person = Person {
    skin: 0,
    top: PETROL,
    legs: SAND,
    hair: WOOD,
    height: 1.78,
};
const MAM: Person = Person {
    skin: 3,
    top: CORAL,
    legs: INK,
    hair: INK,
    height: 1.7,
};
const ROS: Person = Person {
    skin: 2,
    top: LEAF,
    legs: BLUE,
    hair: Tone(0x0060_4030),
    height: 1.6,
};
const JO: Person = Person {
    skin: 0,
    top: PINK,
    legs: INK,
    hair: ORANGE,
    height: 1.55,
};
const SAM: Person = Person {
    skin: 2,
    top: PAPER,
    legs: GREEN,
    hair: INK,
    height: 1.8,
};

/// Those around the cage.
pub(super) fn at_work(form: &mut Form) {
    form.at(Vec3::new(-20.3, 0.0, -5.2), -1.57, |f| standing(f, LEO, true));
    form.at(Vec3::new(-18.2, 0.0, 3.0), -1.2, |f| standing(f, AYA, true));
    form.at(Vec3::new(-5.4, 0.0, -21.4), 0.4, |f| standing(f, SAM, true));
    form.at(Vec3::new(-3.3, 0.0, -18.0), 3.4, |f| standing(f, JO, true));
    form.at(Vec3::new(19.0, 0.0, -6.2), -0.6, |f| sitting(f, ROS));
    form.at(Vec3::new(17.2, 0.0, -5.2), 1.8, |f| sitting(f, MAM));
}

/// The one who waits on the bench inside, their turn next.
pub(super) fn on_the_bench(form: &mut Form) {
    form.at(Vec3::new(0.3, 0.0, 0.0), 0.2, |f| sitting(f, JO));
}
