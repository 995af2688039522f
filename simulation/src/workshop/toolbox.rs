//! The toolbox of « L'imprévu », also used where working together is needed without a scenario file.

use super::bench::{Bench, Stock, Tool, ToolKind};
use super::company::{Colleague, Fitting, Looks, Mistake, Need, Stickers, Substitute, Task, TaskDoes};
use super::incident::{EarlyVan, EmptyBag, Incident};
use super::object::{Hole, Joint, Lies, Object, Part};
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
        at_mm: [x, 880.0],
        wants: if kind == ToolKind::Saw {
            ids(&["glasses"])
        } else {
            Vec::new()
        },
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

fn joint(name: &str, part: &str, onto: &str, fitting: Option<&str>) -> Joint {
    Joint {
        id: id(name),
        part: id(part),
        onto: id(onto),
        screws: 2,
        fitting: fitting.map(id),
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

fn substitute(name: &str, looks: Looks, x: f64) -> Substitute {
    Substitute {
        id: id(name),
        looks,
        at_mm: [x, 570.0],
    }
}

fn task(name: &str, does: TaskDoes, takes_s: f64, needs: Option<Need>) -> Task {
    Task {
        id: id(name),
        does,
        takes_s,
        needs,
    }
}

impl Parameters {
    /// The parameters of « L'imprévu ».
    pub fn toolbox() -> Self {
        let alone = Self::birdhouse();
        Self {
            bench: Bench {
                size_mm: [2000.0, 900.0],
                work_mm: [480.0, 240.0],
                shelf_mm: [620.0, 560.0],
                assembly_mm: [1400.0, 300.0],
                aside_mm: [1850.0, 150.0],
                sheet_mm: [330.0, 480.0],
            },
            stock: vec![Stock {
                id: id("plank"),
                length_mm: 900.0,
                width_mm: 150.0,
                thickness_mm: 18.0,
                count: 4,
                at_mm: [110.0, 300.0],
            }],
            tools: vec![
                tool("tape", ToolKind::Tape, 350.0),
                tool("square", ToolKind::Square, 460.0),
                tool("pencil", ToolKind::Pencil, 540.0),
                tool("clamp", ToolKind::Clamp, 620.0),
                tool("saw", ToolKind::Saw, 740.0),
                tool("drill", ToolKind::Screwdriver, 880.0),
                tool("gauge", ToolKind::Gauge, 1000.0),
            ],
            machines: Vec::new(),
            protection: alone.protection[..2].to_vec(),
            handling: alone.handling.clone(),
            object: object(),
            steps: steps(),
            sheet: vec![
                page("parts_list", &[Shows::Parts]),
                page("front_view", &[Shows::Front, Shows::Part(id("front"))]),
                page("side_view", &[Shows::Side]),
                page("top_view", &[Shows::Top, Shows::Part(id("lid"))]),
            ],
            incidents: vec![
                Incident::EmptyBag(EmptyBag {
                    fitting: id("hinges"),
                    holds: (0, 1),
                }),
                Incident::EarlyVan(EarlyVan {
                    after_steps: (7, 8),
                    honks_every_s: 60.0,
                    waits_s: 300.0,
                }),
            ],
            fittings: vec![Fitting {
                id: id("hinges"),
                count: 2,
                at_mm: [1690.0, 420.0],
            }],
            substitutes: vec![
                substitute("rope", Looks::Rope, 1660.0),
                substitute("leather", Looks::Leather, 1790.0),
                substitute("wire", Looks::Wire, 1920.0),
            ],
            stickers: Some(Stickers { at_mm: [1840.0, 420.0] }),
            colleague: Some(colleague()),
            idle_s: 90.0,
            ending: Ending {
                phase: id("road"),
                lasts_s: 14.0,
            },
        }
    }
}

fn colleague() -> Colleague {
    let part = |name: &str| id(name);
    Colleague {
        id: id("sam"),
        at_mm: [1500.0, 1130.0],
        place_mm: [1090.0, 730.0],
        tasks: vec![
            task("sam_sands_lid", TaskDoes::Sand(part("lid")), 18.0, None),
            task("sam_cuts_back", TaskDoes::Cut(part("back")), 8.0, None),
            task(
                "sam_drills_lid",
                TaskDoes::Drill(part("lid")),
                12.0,
                Some(Need {
                    tool: id("drill"),
                    after_uses: (1, 3),
                }),
            ),
            task("sam_cuts_front", TaskDoes::Cut(part("front")), 8.0, None),
        ],
        pace_s: 2.0,
        shows_s: 15.0,
        patience_s: 45.0,
        unsure: ids(&["sam_cuts_back", "sam_cuts_front"]),
        mistake: Some(Mistake {
            tasks: ids(&["sam_cuts_back", "sam_cuts_front"]),
            short_mm: (20.0, 45.0),
        }),
    }
}

fn object() -> Object {
    Object {
        variants: Vec::new(),
        parts: vec![
            part("bottom", true, 364.0, Lies::Xy, [18.0, 0.0, 0.0]),
            part("left_end", false, 150.0, Lies::Zy, [0.0, 0.0, 0.0]),
            part("right_end", false, 150.0, Lies::Zy, [382.0, 0.0, 0.0]),
            part("back", false, 400.0, Lies::Xz, [0.0, 150.0, 18.0]),
            Part {
                holes: vec![Hole {
                    at_mm: [200.0, 30.0],
                    diameter_mm: 25.0,
                    follows_choice: false,
                    tolerance_mm: 3.0,
                }],
                ..part("lid", true, 400.0, Lies::Xy, [0.0, 0.0, 150.0])
            },
            part("front", false, 400.0, Lies::Xz, [0.0, -18.0, 0.0]),
        ],
        joints: vec![
            joint("left_to_bottom", "left_end", "bottom", None),
            joint("right_to_bottom", "right_end", "bottom", None),
            joint("back_to_left", "back", "left_end", None),
            joint("lid_to_back", "lid", "back", Some("hinges")),
            joint("front_to_left", "front", "left_end", None),
        ],
    }
}

fn steps() -> Vec<Step> {
    let join = |joint: &str| Does::Join(id(joint));
    vec![
        step("wear_glasses", "prepare", Does::Wear(id("glasses")), &[]),
        step("cut_left", "cut", Does::Cut(id("left_end")), &["wear_glasses"]),
        step("cut_right", "cut", Does::Cut(id("right_end")), &["wear_glasses"]),
        step("check_bottom", "assemble", Does::Check(id("bottom")), &[]),
        step(
            "join_left",
            "assemble",
            join("left_to_bottom"),
            &["cut_left", "check_bottom"],
        ),
        step(
            "join_right",
            "assemble",
            join("right_to_bottom"),
            &["cut_right", "join_left"],
        ),
        step("join_back", "assemble", join("back_to_left"), &["join_right"]),
        step("hang_lid", "hang", join("lid_to_back"), &["join_back"]),
        step("join_front", "hang", join("front_to_left"), &["join_right"]),
        step("compare", "finish", Does::Gauge, &["hang_lid", "join_front"]),
        step("tidy_up", "finish", Does::Tidy, &["compare"]),
    ]
}
