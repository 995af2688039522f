//! A small hall, used where one is needed without a scenario file.

use super::course::{Comes, Course, Relief, Stretch};
use super::hall::{Charger, Corridor, Door, Place, Stand, Tap, Wall};
use super::load::{Load, Nature};
use super::parameters::{Parameters, Walking};
use super::sticker::Sticker;

fn wall(at_m: [f64; 2], half_m: [f64; 2]) -> Wall {
    Wall { at_m, half_m }
}

fn stand(at_m: [f64; 2]) -> Stand {
    Stand { at_m }
}

fn door(id: &str, at_m: [f64; 2], levers: [[f64; 2]; 2]) -> Door {
    Door {
        id: id.to_owned(),
        at_m,
        half_m: [0.2, 1.1],
        levers: levers.map(stand).to_vec(),
    }
}

fn corridor(id: &str, at_m: [f64; 2]) -> Corridor {
    Corridor {
        id: id.to_owned(),
        at_m,
        half_m: [0.7, 1.5],
    }
}

fn place(id: &str, at_m: [f64; 2]) -> Place {
    Place {
        id: id.to_owned(),
        at_m,
        radius_m: 0.9,
    }
}

fn stretch(phase: &str, lasts_s: f64) -> Stretch {
    Stretch {
        phase: phase.to_owned(),
        lasts_s,
    }
}

/// A load that is held at both ends.
fn load(id: &str, comes: Comes, at_m: [f64; 2], half_m: [f64; 2], weighs: (f64, f64), to: &str) -> Load {
    let out = half_m[0] + 0.35;
    Load {
        id: id.to_owned(),
        comes,
        at_m,
        turned_deg: 0.0,
        half_m,
        mass_kg: weighs.0,
        rubs_n: weighs.1,
        nature: Nature::Plain,
        handles: vec![stand([out, 0.0]), stand([-out, 0.0])],
        to: to.to_owned(),
    }
}

fn electric(load: Load, charge_percent: (f64, f64), plugged: bool) -> Load {
    Load {
        nature: Nature::Electric {
            flat_n: 330.0,
            charge_percent,
            plugged,
            uses_percent_per_m: 1.0,
        },
        ..load
    }
}

impl Parameters {
    /// Two rooms and two ways between them; five loads.
    pub fn barn() -> Self {
        let aquarium = load("aquarium", Comes::Doors, [3.6, 7.2], [0.5, 0.3], (90.0, 120.0), "pond");
        let candy = load("candy", Comes::Charger, [5.0, 6.1], [0.45, 0.4], (110.0, 60.0), "stall");
        let lanterns = load(
            "lanterns",
            Comes::Charger,
            [5.0, 3.9],
            [0.7, 0.4],
            (140.0, 60.0),
            "arbour",
        );
        let cheese = load(
            "cheese",
            Comes::Blocked,
            [3.4, 8.6],
            [0.6, 0.25],
            (70.0, 12.0),
            "counter",
        );
        Self {
            size_m: [14.0, 10.0],
            walls: vec![
                wall([7.0, 9.6], [0.2, 0.4]),
                wall([7.0, 0.4], [0.2, 0.4]),
                wall([8.75, 5.0], [1.95, 2.0]),
                wall([0.9, 5.0], [0.9, 0.3]),
            ],
            doors: vec![
                door("north_door", [7.0, 8.1], [[6.4, 6.7], [7.8, 7.2]]),
                door("south_door", [7.0, 1.9], [[6.4, 3.3], [7.8, 2.8]]),
            ],
            corridors: vec![corridor("north_way", [9.5, 8.5]), corridor("south_way", [9.5, 1.5])],
            charger: Some(Charger {
                id: "charger".to_owned(),
                at_m: [6.6, 5.0],
                cable_m: 2.5,
                charges_percent_per_s: 4.0,
                enough_percent: 60.0,
            }),
            tap: Some(Tap {
                id: "tap".to_owned(),
                at_m: [10.9, 5.0],
                reach_m: 1.6,
                fills_percent_per_s: 15.0,
            }),
            places: vec![
                place("stage", [1.7, 1.7]),
                place("pond", [12.2, 8.3]),
                place("arbour", [12.2, 6.1]),
                place("stall", [12.2, 3.9]),
                place("counter", [12.2, 1.7]),
            ],
            loads: vec![
                load(
                    "piano",
                    Comes::Together,
                    [2.0, 8.2],
                    [0.75, 0.32],
                    (220.0, 330.0),
                    "stage",
                ),
                Load {
                    nature: Nature::Sloshes { brim_m: 0.05 },
                    ..aquarium
                },
                electric(candy, (25.0, 45.0), true),
                electric(lanterns, (0.0, 0.0), false),
                Load {
                    nature: Nature::Rolls { across_n: 260.0 },
                    ..cheese
                },
            ],
            starts: vec![stand([3.4, 2.4]), stand([4.4, 2.4])],
            stickers: Sticker::ALL.to_vec(),
            walking: Walking {
                free_m_s: 1.8,
                holding_m_s: 1.2,
                pull_n: 280.0,
                reach_m: 0.8,
            },
            course: Course {
                together: stretch("together", 75.0),
                doors: stretch("doors", 75.0),
                charger: stretch("one_charger", 120.0),
                relief: Relief {
                    phase: "relief".to_owned(),
                },
                blocked: stretch("blocked", 120.0),
                blocks_after_s: (3.0, 8.0),
                fete: stretch("fete", 20.0),
            },
            door_closes_s: 2.0,
            stuck_s: 1.5,
            quiet_s: 25.0,
            idle_s: 200.0,
        }
    }
}
