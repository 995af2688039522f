//! The birdhouse, also used where a workshop is needed without a scenario file.

use super::bench::{Bench, Machine, Protection, ProtectionKind, StartRule, Stock, Tool, ToolKind};
use super::handling::Handling;
use super::incident::{FaultyPanel, Flaw, GuardOpen, Incident, MissingScrew, Rain};
use super::object::{Hole, Joint, Lies, Object, Part, Variant};
use super::parameters::{Ending, Parameters};
use super::sheet::{Page, Shows};
use super::step::{Does, Step};

fn id(id: &str) -> String {
    id.to_owned()
}

fn ids(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| id(one)).collect()
}

fn tool(name: &str, kind: ToolKind, x: f64) -> Tool {
    Tool {
        id: id(name),
        kind,
        at_mm: [x, 780.0],
        wants: if kind == ToolKind::Saw {
            ids(&["glasses"])
        } else {
            Vec::new()
        },
    }
}

fn worn(name: &str, kind: ProtectionKind, x: f64) -> Protection {
    Protection {
        id: id(name),
        kind,
        at_mm: [x, 780.0],
    }
}

fn part(name: &str, delivered: bool, length_mm: f64, lies: Lies, at_mm: [f64; 3]) -> Part {
    Part {
        id: id(name),
        from: id("plank"),
        delivered,
        length_mm,
        tolerance_mm: 2.0,
        lies,
        at_mm,
        holes: Vec::new(),
    }
}

fn joint(name: &str, part: &str, onto: &str) -> Joint {
    Joint {
        id: id(name),
        part: id(part),
        onto: id(onto),
        screws: 2,
        fitting: None,
    }
}

fn step(name: &str, phase: &str, does: Does, after: &[&str]) -> Step {
    Step {
        id: id(name),
        phase: id(phase),
        does,
        after: ids(after),
    }
}

fn page(name: &str, shows: &[Shows]) -> Page {
    Page {
        id: id(name),
        shows: shows.to_vec(),
    }
}

impl Parameters {
    /// The parameters of « Le nichoir ».
    pub fn birdhouse() -> Self {
        Self {
            bench: Bench {
                size_mm: [1800.0, 800.0],
                work_mm: [500.0, 95.0],
                shelf_mm: [940.0, 460.0],
                assembly_mm: [1250.0, 305.0],
                aside_mm: [1650.0, 150.0],
                sheet_mm: [250.0, 550.0],
            },
            stock: vec![Stock {
                id: id("plank"),
                length_mm: 900.0,
                width_mm: 150.0,
                thickness_mm: 18.0,
                count: 3,
                at_mm: [100.0, 370.0],
            }],
            tools: vec![
                tool("tape", ToolKind::Tape, 450.0),
                tool("square", ToolKind::Square, 560.0),
                tool("pencil", ToolKind::Pencil, 640.0),
                tool("clamp", ToolKind::Clamp, 720.0),
                tool("saw", ToolKind::Saw, 840.0),
                tool("screwdriver", ToolKind::Screwdriver, 980.0),
                tool("sanding_block", ToolKind::SandingBlock, 1080.0),
                tool("gauge", ToolKind::Gauge, 1180.0),
            ],
            machines: vec![Machine {
                id: id("drill"),
                at_mm: [1550.0, 600.0],
                starts: StartRule::Warns,
                wants: ids(&["glasses", "ear_muffs"]),
                refuses: ids(&["gloves"]),
                rests_s: 12.0,
            }],
            protection: vec![
                worn("glasses", ProtectionKind::Glasses, 105.0),
                worn("gloves", ProtectionKind::Gloves, 220.0),
                worn("ear_muffs", ProtectionKind::Hearing, 335.0),
            ],
            handling: Handling {
                slow_mm_s: 12.0,
                fast_mm_s: 420.0,
                ramp_s: 0.8,
                snap_mm: 3.0,
                kerf_mm: 2.0,
                clamped_mm: 0.3,
                loose_mm: 1.2,
                saw_s: 2.5,
                drill_s: 2.0,
                sand_s: 2.0,
                screw_s: 1.2,
                gauge_s: 1.0,
                blink_s: 4.0,
                brought_s: 3.0,
            },
            object: object(),
            steps: steps(),
            sheet: vec![
                page("parts_list", &[Shows::Parts]),
                page("front_view", &[Shows::Front, Shows::Part(id("front"))]),
                page("side_view", &[Shows::Side]),
                page("top_view", &[Shows::Top, Shows::Part(id("floor"))]),
            ],
            incidents: vec![
                Incident::FaultyPanel(FaultyPanel {
                    parts: ids(&["back_panel", "roof"]),
                    flaws: vec![Flaw::Split, Flaw::Short, Flaw::Bowed],
                    short_mm: (12.0, 30.0),
                }),
                Incident::GuardOpen(GuardOpen {
                    machine: id("drill"),
                    piece: (1, 2),
                }),
                Incident::MissingScrew(MissingScrew { missing: (1, 4) }),
                Incident::Rain(Rain {
                    after_steps: (4, 5),
                    lasts_s: (40.0, 80.0),
                    wets_every_s: 8.0,
                }),
            ],
            fittings: Vec::new(),
            substitutes: Vec::new(),
            stickers: None,
            colleague: None,
            idle_s: 90.0,
            ending: Ending {
                phase: id("spring"),
                lasts_s: 20.0,
            },
        }
    }
}

fn object() -> Object {
    let hole = |at_mm: [f64; 2], diameter_mm: f64, follows_choice: bool| Hole {
        at_mm,
        diameter_mm,
        follows_choice,
        tolerance_mm: 3.0,
    };
    let variant = |name: &str, hole_mm: f64| Variant { id: id(name), hole_mm };
    Object {
        variants: vec![
            variant("blue_tit", 28.0),
            variant("great_tit", 32.0),
            variant("sparrow", 36.0),
        ],
        parts: vec![
            part("back_panel", true, 300.0, Lies::Zx, [0.0, 150.0, 0.0]),
            part("left_side", false, 250.0, Lies::Zy, [0.0, 0.0, 0.0]),
            part("right_side", false, 250.0, Lies::Zy, [132.0, 0.0, 0.0]),
            Part {
                holes: vec![hole([57.0, 75.0], 10.0, false)],
                ..part("floor", false, 114.0, Lies::Xy, [18.0, 0.0, 0.0])
            },
            Part {
                holes: vec![hole([190.0, 75.0], 28.0, true)],
                ..part("front", false, 250.0, Lies::Zx, [0.0, -18.0, 0.0])
            },
            part("roof", true, 190.0, Lies::Yx, [0.0, -40.0, 250.0]),
        ],
        joints: vec![
            joint("left_to_back", "left_side", "back_panel"),
            joint("floor_to_left", "floor", "left_side"),
            joint("right_to_floor", "right_side", "floor"),
            joint("front_to_left", "front", "left_side"),
            joint("roof_to_left", "roof", "left_side"),
        ],
    }
}

fn steps() -> Vec<Step> {
    let cut = |part: &str| Does::Cut(id(part));
    let join = |joint: &str| Does::Join(id(joint));
    vec![
        step("choose_bird", "prepare", Does::Choose, &[]),
        step("wear_glasses", "prepare", Does::Wear(id("glasses")), &[]),
        step("cut_left", "cut", cut("left_side"), &["wear_glasses"]),
        step("cut_right", "cut", cut("right_side"), &["wear_glasses"]),
        step("cut_floor", "cut", cut("floor"), &["wear_glasses"]),
        step("cut_front", "cut", cut("front"), &["wear_glasses"]),
        step("check_back", "check", Does::Check(id("back_panel")), &[]),
        step("check_roof", "check", Does::Check(id("roof")), &[]),
        step(
            "drill_front",
            "bore",
            Does::Drill(id("front")),
            &["cut_front", "choose_bird"],
        ),
        step("drill_floor", "bore", Does::Drill(id("floor")), &["cut_floor"]),
        step("sand_front", "bore", Does::Sand(id("front")), &["drill_front"]),
        step(
            "join_left",
            "assemble",
            join("left_to_back"),
            &["cut_left", "check_back"],
        ),
        step(
            "join_floor",
            "assemble",
            join("floor_to_left"),
            &["drill_floor", "join_left"],
        ),
        step(
            "join_right",
            "assemble",
            join("right_to_floor"),
            &["cut_right", "join_floor"],
        ),
        step(
            "join_front",
            "assemble",
            join("front_to_left"),
            &["sand_front", "join_right"],
        ),
        step(
            "join_roof",
            "assemble",
            join("roof_to_left"),
            &["check_roof", "join_front"],
        ),
        step("compare", "finish", Does::Gauge, &["join_roof"]),
        step("tidy_up", "finish", Does::Tidy, &["compare"]),
    ]
}
