//! What holds of stiff bodies, whoever pushes them.

use super::*;
use crate::noise::Noise;

fn ice(mass_kg: f64, half: [f64; 2]) -> Form {
    Form {
        rubs_n: Some([0.0; 2]),
        ..Form::load(mass_kg, DVec2::from(half), [0.0; 2])
    }
}

fn energy(world: &World, motions: &[Motion]) -> f64 {
    let all = world.forms.iter().zip(motions);
    all.map(|(form, motion)| form.energy(motion)).sum()
}

/// Boxes and people that fly about between walls.
fn thrown(seed: u64) -> (World, Vec<Motion>) {
    let mut noise = Noise::new(seed, 1);
    let walls = [
        Rect::new([5.0, -0.5], [6.0, 0.5]),
        Rect::new([5.0, 6.5], [6.0, 0.5]),
        Rect::new([-0.5, 3.0], [0.5, 4.0]),
        Rect::new([10.5, 3.0], [0.5, 4.0]),
        Rect::new([6.6, 3.0], [0.1, 1.0]),
    ];
    let mut world = World::within(walls.to_vec());
    let mut motions = Vec::new();
    for at in 0..6 {
        let place = [1.2 + 3.6 * f64::from(at % 3), 1.4 + 3.2 * f64::from(at / 3)];
        let half = [noise.between((0.3, 0.8)), noise.between((0.2, 0.5))];
        let mass = noise.between((20.0, 200.0));
        world.forms.push(match at {
            0 => Form::person(mass, 0.26),
            1 => Form::load(mass, half.into(), [40.0, 300.0]),
            2 | 3 => Form::load(mass, half.into(), [200.0; 2]),
            _ => ice(mass, half),
        });
        let mut motion = Motion::resting(place.into(), noise.between((-3.0, 3.0)));
        motion.velocity = DVec2::new(noise.between((-2.5, 2.5)), noise.between((-2.5, 2.5)));
        motion.spin = if at == 0 { 0.0 } else { noise.between((-3.0, 3.0)) };
        motions.push(motion);
    }
    world.holds.push(Hold {
        body: 0,
        load: 4,
        handle: DVec2::new(-0.9, 0.0),
    });
    motions[0].pose.at = motions[4].pose.of(DVec2::new(-0.9, 0.0));
    (world, motions)
}

#[test]
fn without_legs_energy_only_falls_and_nothing_enters_a_wall() {
    for seed in 0..40 {
        let (mut world, mut motions) = thrown(seed);
        let mut before = energy(&world, &motions);
        for tick in 0..600 {
            world.tick(&mut motions);
            let now = energy(&world, &motions);
            assert!(
                now <= before * (1.0 + 1e-9),
                "seed {seed}, tick {tick}: {before} J, then {now} J"
            );
            before = now;
            for (form, motion) in world.forms.iter().zip(&motions) {
                let Outline::Box(half) = form.outline else { continue };
                let deepest = world.solids.iter().map(|rect| depth(&motion.pose, half, rect));
                let deepest = deepest.fold(f64::MIN, f64::max);
                assert!(deepest <= DEEPEST_M + 1e-9, "seed {seed}, tick {tick}: {deepest} m");
            }
        }
    }
}

#[test]
fn what_collides_keeps_its_momentum() {
    let mut world = World::within(Vec::new());
    world.forms = vec![ice(80.0, [0.5, 0.5]), ice(40.0, [0.3, 0.6])];
    let mut motions = vec![
        Motion::resting(DVec2::new(0.0, 0.0), 0.0),
        Motion::resting(DVec2::new(2.0, 0.3), 0.4),
    ];
    motions[0].velocity = DVec2::new(1.5, 0.0);
    let momentum = |motions: &[Motion]| motions[0].velocity * 80.0 + motions[1].velocity * 40.0;
    let before = momentum(&motions);
    for _ in 0..180 {
        world.tick(&mut motions);
    }
    assert!(motions[1].velocity.x > 0.5, "{motions:?}");
    assert!(super::super::geometry::length(momentum(&motions) - before) < 1e-9);
}

#[test]
fn a_wall_of_two_pieces_is_one_wall() {
    let half = DVec2::new(0.4, 0.3);
    let slides = |solids: Vec<Rect>| {
        let mut world = World::within(solids);
        world.forms = vec![ice(50.0, half.into()), Form::person(75.0, 0.26)];
        let mut motions = vec![
            Motion::resting(DVec2::new(1.0, 0.3), 0.0),
            Motion::resting(DVec2::new(-2.0, 0.26), 0.0),
        ];
        for motion in &mut motions {
            motion.velocity = DVec2::new(1.0, -0.2);
        }
        for _ in 0..240 {
            world.legs = vec![Legs {
                body: 1,
                wants: DVec2::new(1.0, -0.2),
                most_n: 100.0,
            }];
            world.tick(&mut motions);
        }
        motions.iter().map(|motion| motion.pose.at.x).collect::<Vec<_>>()
    };
    let whole = slides(vec![Rect::new([4.0, -0.5], [8.0, 0.5])]);
    let pieces = slides(vec![
        Rect::new([-1.5, -0.5], [2.5, 0.5]),
        Rect::new([3.0, -0.5], [2.0, 0.5]),
        Rect::new([8.5, -0.5], [3.5, 0.5]),
    ]);
    for (whole, pieces) in whole.iter().zip(&pieces) {
        assert!(*whole > 1.0 && (whole - pieces).abs() < 0.02, "{whole} m, {pieces} m");
    }
}
