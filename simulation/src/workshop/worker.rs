//! Virtual workers, described by numbers: for recordings, checks, tests and for trying a grid. They are nobody, and
//! are shown as nobody.

use std::collections::BTreeMap;

use super::bench::{StartRule, ToolKind};
use super::choice::{Act, Choice};
use super::guide::{Advice, Next};
use super::piece::Lie;
use super::running::Workshop;
use super::setting::Task;
use super::state::Progress;
use crate::noise::Noise;
use crate::{Activity, Pilot, SeatInput, Verb, ticks};

/// How a virtual worker works.
#[derive(Debug, Clone, PartialEq)]
pub struct Worker {
    /// How likely it takes the step that is next, 0 to 1.
    pub order: f64,
    /// How likely it does a check: protection, tape, clamp, gauge, guard, cover, putting back, 0 to 1.
    pub checks: f64,
    /// How far its hand is off, mm (standard deviation).
    pub noise_mm: f64,
    /// Between two acts, s.
    pub pace_s: f64,
    /// How likely it makes a piece again that came out wrong, 0 to 1; else the piece is kept or packed.
    pub redo: f64,
    /// How likely it says what is unexpected, 0 to 1; else it deals with it itself.
    pub says: f64,
    /// How likely it looks at the sheet when a phase begins, 0 to 1.
    pub reads: f64,
    /// How far off its first cut is, mm, until it has found its hand.
    pub first_mm: f64,
}

impl Worker {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 4] = ["ordinary", "hurried", "careful", "learning"];

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            order: 1.0,
            checks: 1.0,
            noise_mm: 0.6,
            pace_s: 0.8,
            redo: 0.5,
            says: 0.5,
            reads: 0.3,
            first_mm: 0.0,
        };
        match name {
            "ordinary" => Some(ordinary),
            "hurried" => Some(Self {
                order: 0.5,
                checks: 0.0,
                noise_mm: 3.0,
                pace_s: 0.35,
                redo: 0.0,
                says: 0.0,
                reads: 0.0,
                ..ordinary
            }),
            "careful" => Some(Self {
                noise_mm: 0.2,
                pace_s: 1.4,
                redo: 1.0,
                says: 1.0,
                reads: 1.0,
                ..ordinary
            }),
            "learning" => Some(Self {
                noise_mm: 0.5,
                pace_s: 1.1,
                redo: 1.0,
                says: 1.0,
                reads: 0.6,
                first_mm: 6.0,
                ..ordinary
            }),
            _ => None,
        }
    }

    /// One that works exactly and at once: what the bench allows at best.
    pub fn exact() -> Self {
        Self {
            order: 1.0,
            checks: 1.0,
            noise_mm: 0.0,
            pace_s: 0.0,
            redo: 1.0,
            says: 1.0,
            reads: 0.0,
            first_mm: 0.0,
        }
    }
}

/// What was decided, and stays so: each is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Step(usize),
    Measure(u32),
    Clamp(u32),
    Wear(usize),
    Guard(u32),
    Cover,
    Say(&'static str),
    Redo(usize, u32),
    Hole(usize, usize),
    Read(usize),
    Opened(usize),
    Help,
}

/// The hands of a virtual worker.
#[derive(Debug)]
pub(crate) struct Hands {
    worker: Worker,
    noise: Noise,
    wait: u32,
    decided: BTreeMap<Matter, bool>,
    /// The step it is at.
    step: Option<usize>,
    /// The place it moves to, with its own error, and the one that was advised; for how many ticks.
    moving: Option<([i32; 2], [i32; 2], u32)>,
    /// A line it drew, on this piece.
    line: Option<(usize, [i32; 2])>,
    cuts: u32,
}

impl Hands {
    pub(crate) fn new(worker: Worker, seed: u64) -> Self {
        Self {
            worker,
            noise: Noise::new(seed, 99),
            wait: 30,
            decided: BTreeMap::new(),
            step: None,
            moving: None,
            line: None,
            cuts: 0,
        }
    }

    fn decides(&mut self, matter: Matter, likely: f64) -> bool {
        let draw = self.noise.unit() < likely;
        *self.decided.entry(matter).or_insert(draw)
    }

    fn rest(&mut self) {
        let jitter = self.noise.between((0.7, 1.3));
        self.wait = (f64::from(ticks(self.worker.pace_s)) * jitter) as u32;
    }

    fn choose(&mut self, workshop: &Workshop, choice: Choice, input: &mut SeatInput) {
        if let Some(index) = workshop.index_of(choice).filter(|_| workshop.is_open(choice)) {
            input.choice = index + 1;
            match choice {
                Choice::Act(Act::Mark) => {
                    self.line = workshop.focus().map(|piece| (piece, workshop.hand_at()));
                }
                Choice::Act(Act::Cut) => {
                    self.line = None;
                    self.cuts += 1;
                }
                _ => {}
            }
        }
        self.rest();
    }

    fn say(&mut self, verb: Verb, input: &mut SeatInput) {
        input.verb = Some(verb);
        self.rest();
    }

    /// Moves the hand; true once it is there.
    fn steer(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        let Some((to, _, since)) = &mut self.moving else {
            return true;
        };
        *since += 1;
        let to = *to;
        let tired = *since > 1800;
        let state = &workshop.state;
        let mut there = true;
        for (axis, to) in to.into_iter().enumerate() {
            let off = to * 10 - state.cursor[axis];
            let resting = state.push.held[axis] > 0;
            if off.abs() <= 50 {
                there &= !resting;
                continue;
            }
            there = false;
            // Small ways along are taken a millimetre at a time, once the hand rests.
            if axis == 0 && !resting && off.abs() <= 300 && off.abs() >= 60 {
                let choice = if off < 0 { Act::Less } else { Act::More };
                if let Some(index) = workshop.index_of(Choice::Act(choice)) {
                    input.choice = index + 1;
                }
                continue;
            }
            let size = match off.abs() {
                3001.. => 127,
                501..=3000 => 50,
                _ => 24,
            };
            input.sticks[axis] = if off < 0 { -size } else { size };
        }
        if there || tired {
            input.sticks = [0; 4];
            self.moving = None;
            self.rest();
            return true;
        }
        false
    }

    fn go_to(&mut self, at: [i32; 2], exact: bool) {
        if self.moving.is_some_and(|(_, advised, _)| advised == at) {
            return;
        }
        let mut to = at;
        if !exact {
            let [off, _] = self.noise.normal_pair();
            let first = if self.cuts == 0 { self.worker.first_mm } else { 0.0 };
            to[0] += libm::round(off * self.worker.noise_mm - first) as i32 * 10;
        }
        self.moving = Some((to, at, 0));
    }

    /// What comes in between steps; true where it was dealt with.
    fn between(&mut self, workshop: &Workshop, advice: &Advice, input: &mut SeatInput) -> bool {
        let says = self.worker.says;
        let checks = self.worker.checks;
        match (advice.prompt.id.as_str(), advice.next) {
            ("rain", _) => {
                if !self.decides(Matter::Cover, checks) {
                    return false;
                }
                if self.decides(Matter::Say("rain"), says) {
                    self.say(Verb::Signal, input);
                } else {
                    self.choose(workshop, Choice::Cover, input);
                }
                true
            }
            ("hazy", Next::Choose(choice)) => {
                if self.decides(Matter::Wear(usize::MAX), self.worker.checks.max(0.2)) {
                    self.choose(workshop, choice, input);
                }
                true
            }
            ("panel_flawed", Next::Choose(choice)) => {
                if self.decides(Matter::Say("flaw"), says) {
                    self.say(Verb::Signal, input);
                } else {
                    self.choose(workshop, choice, input);
                }
                true
            }
            ("screws_out", _) => {
                let verb = if self.decides(Matter::Say("screws"), says) {
                    Verb::Signal
                } else {
                    Verb::Ask
                };
                self.say(verb, input);
                true
            }
            ("piece_long" | "piece_short", _) => {
                let Some((part, off)) = workshop.off_part() else {
                    return true;
                };
                if !self.decides(Matter::Redo(part, self.cuts), self.worker.redo) {
                    let pack = off < 0 && self.decides(Matter::Say("pack"), self.worker.checks);
                    self.choose(workshop, Choice::Act(if pack { Act::Pack } else { Act::Keep }), input);
                    return true;
                }
                let advice = workshop.cutting(part);
                self.follow(workshop, &advice, Some(part), input);
                true
            }
            (_, Next::Choose(choice)) => {
                self.choose(workshop, choice, input);
                true
            }
            _ => true,
        }
    }

    /// Steps that this worker leaves out.
    fn leaves_out(&mut self, workshop: &Workshop, step: usize) -> bool {
        let left_out = matches!(
            workshop.setting.tasks[step],
            Some(Task::Wear(_) | Task::Check(_) | Task::Gauge | Task::Tidy | Task::Sand(_)) | None
        );
        left_out && !self.decides(Matter::Step(step), self.worker.checks)
    }

    fn next_step(&mut self, workshop: &Workshop) -> Option<usize> {
        let steps = &workshop.state.steps;
        if let Some(step) = self.step.filter(|step| steps[*step] != Progress::Done) {
            return Some(step);
        }
        let open: Vec<usize> = (0..steps.len())
            .filter(|step| steps[*step] != Progress::Done)
            .filter(|step| !self.leaves_out(workshop, *step))
            .collect();
        let early: Vec<usize> = open
            .iter()
            .copied()
            .filter(|step| !matches!(workshop.setting.tasks[*step], Some(Task::Gauge | Task::Tidy)))
            .collect();
        let strays = self.noise.unit() >= self.worker.order && !early.is_empty();
        self.step = if strays {
            early.get(self.noise.below(early.len())).copied()
        } else {
            open.first().copied()
        };
        self.step
    }

    /// Opens the sheet when a phase begins, turns a page, closes it.
    fn reads(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        let phase = workshop.phase_index();
        if workshop.open_page().is_some() {
            let turned = self.decided.contains_key(&Matter::Opened(phase));
            self.decided.insert(Matter::Opened(phase), true);
            let choice = if turned {
                Choice::Sheet
            } else {
                Choice::Act(Act::PageOn)
            };
            let choice = if workshop.is_open(choice) {
                choice
            } else {
                Choice::Sheet
            };
            self.choose(workshop, choice, input);
            self.wait += ticks(self.worker.pace_s);
            return true;
        }
        let opened = self.decided.contains_key(&Matter::Opened(phase));
        if !opened && self.decides(Matter::Read(phase), self.worker.reads) && workshop.is_open(Choice::Sheet) {
            self.choose(workshop, Choice::Sheet, input);
            return true;
        }
        false
    }

    /// Puts on what a tool or machine wants, and off what it refuses; true where there was something to do.
    fn dresses(&mut self, workshop: &Workshop, wants: &[usize], refuses: &[usize], input: &mut SeatInput) -> bool {
        let worn = &workshop.state.worn;
        let lacks = wants.iter().copied().filter(|item| !worn[*item]);
        let wrong = refuses.iter().copied().filter(|item| worn[*item]);
        for item in lacks.chain(wrong).collect::<Vec<_>>() {
            if self.decides(Matter::Wear(item), self.worker.checks) {
                self.choose(workshop, Choice::Protection(item as u8), input);
                return true;
            }
        }
        false
    }

    /// Does what is advised, in this worker's way.
    fn follow(&mut self, workshop: &Workshop, advice: &Advice, part: Option<usize>, input: &mut SeatInput) {
        let setting = &workshop.setting;
        let cutting = match advice.next {
            Next::Choose(Choice::Tool(tool)) => matches!(
                setting.tool_kind(usize::from(tool)),
                Some(ToolKind::Tape | ToolKind::Clamp | ToolKind::Saw)
            ),
            _ => matches!(advice.prompt.id.as_str(), "measure" | "mark" | "to_the_line" | "cut"),
        };
        let bench = workshop.on_bench();
        if let (true, Some(part), Some(piece)) = (cutting, part, bench)
            && self.cuts_by_its_own_line(workshop, part, piece, input)
        {
            return;
        }
        match (advice.prompt.id.as_str(), advice.next) {
            ("guard_open", Next::Choose(choice)) => {
                let Choice::Guard(machine) = choice else { return };
                let machine = usize::from(machine);
                let pieces = u32::from(workshop.state.machines[machine].pieces);
                let only_safe = setting.parameters.machines[machine].starts == StartRule::OnlySafe;
                if only_safe || self.decides(Matter::Guard(pieces), self.worker.checks) {
                    if workshop.unexpected().is_some() && self.decides(Matter::Say("guard"), self.worker.says) {
                        self.decided.insert(Matter::Say("guard"), false);
                        self.say(Verb::Signal, input);
                    } else {
                        self.choose(workshop, choice, input);
                    }
                } else if let Some(part) = part {
                    let advice = workshop.drilling(part, false);
                    self.follow(workshop, &advice, Some(part), input);
                }
            }
            ("start", Next::Choose(choice)) => {
                let machine = workshop.on_machine().map_or(0, |(_, machine)| machine);
                let (wants, refuses) = (&setting.machine_wants[machine], &setting.machine_refuses[machine]);
                if !self.dresses(workshop, wants, refuses, input) {
                    self.choose(workshop, choice, input);
                }
            }
            (_, Next::Choose(choice)) => self.choose(workshop, choice, input),
            ("place_hole", Next::Move(to)) => self.places_hole(workshop, to, part, input),
            (_, Next::Move(to)) => self.go_to(to, false),
            ("choose_one", Next::Open) => {
                let variants = setting.parameters.object.variants.len();
                let variant = self.noise.below(variants) as u8;
                self.choose(workshop, Choice::Variant(variant), input);
            }
            (_, Next::Wait | Next::Open) => {}
        }
    }

    /// Goes to where the hole is to be, once; then drills where the hand is.
    fn places_hole(&mut self, workshop: &Workshop, to: [i32; 2], part: Option<usize>, input: &mut SeatInput) {
        let Some((piece, machine)) = workshop.on_machine() else {
            return;
        };
        let holes = workshop.state.pieces[piece].holes.len();
        if self
            .decided
            .insert(Matter::Hole(part.unwrap_or(0), holes), true)
            .is_none()
        {
            self.go_to(to, false);
            return;
        }
        let setting = &workshop.setting;
        let (wants, refuses) = (&setting.machine_wants[machine], &setting.machine_refuses[machine]);
        if workshop.state.machines[machine].running {
            self.choose(workshop, Choice::Act(Act::Drill), input);
        } else if !self.dresses(workshop, wants, refuses, input) {
            self.choose(workshop, Choice::Act(Act::Start), input);
        }
    }

    /// Measures or does not, draws, then follows its own line; false where something else comes first.
    fn cuts_by_its_own_line(&mut self, workshop: &Workshop, part: usize, piece: usize, input: &mut SeatInput) -> bool {
        let setting = &workshop.setting;
        let state = &workshop.state;
        if !workshop.serves(piece, part) || workshop.held().is_some() || workshop.on_machine().is_some() {
            return false;
        }
        let length = setting.parts[part].length;
        let middle = workshop.face_of(piece)[1] / 2;
        let drawn = self
            .line
            .filter(|(on, at)| *on == piece && state.pieces[piece].marks.iter().any(|m| m.at == *at));
        let Some((_, line)) = drawn else {
            let tape = setting.tool(ToolKind::Tape);
            let measures = self.decides(Matter::Measure(self.cuts), self.worker.checks) && tape.is_some();
            if measures && !state.taped {
                self.choose(workshop, Choice::Tool(tape.unwrap_or(0) as u8), input);
                return true;
            }
            let meant = [length, middle];
            let came = self
                .decided
                .get(&Matter::Redo(usize::MAX, self.cuts))
                .copied()
                .unwrap_or(false);
            if came {
                self.choose(workshop, Choice::Act(Act::Mark), input);
            } else {
                self.decided.insert(Matter::Redo(usize::MAX, self.cuts), true);
                self.go_to(meant, false);
                if !measures && let Some((to, ..)) = &mut self.moving {
                    // By eye: some millimetres, to either side.
                    to[0] += libm::round(self.noise.normal_pair()[0] * 40.0) as i32;
                }
                // There has to be wood on both sides of the saw.
                let most = workshop.face_of(piece)[0] - 10;
                if let Some((to, ..)) = &mut self.moving {
                    to[0] = to[0].min(most).max(60);
                }
            }
            return true;
        };
        if let Some(clamp) = setting.tool(ToolKind::Clamp)
            && !state.clamped
            && self.decides(Matter::Clamp(self.cuts), self.worker.checks)
        {
            self.choose(workshop, Choice::Tool(clamp as u8), input);
            return true;
        }
        let Some(saw) = setting.tool(ToolKind::Saw) else {
            return false;
        };
        if workshop.tool_kind() != Some(ToolKind::Saw) {
            if !self.dresses(workshop, &setting.tool_wants[saw], &[], input) {
                self.choose(workshop, Choice::Tool(saw as u8), input);
            }
            return true;
        }
        if (workshop.hand_at()[0] - line[0]).abs() > super::guide::THERE {
            self.go_to(line, true);
            return true;
        }
        self.choose(workshop, Choice::Act(Act::Cut), input);
        true
    }
}

impl Pilot for Hands {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        let Some(input) = inputs.first_mut() else { return };
        *input = SeatInput::default();
        let Some(workshop) = activity.as_any().downcast_ref::<Workshop>() else {
            return;
        };
        if workshop.state.working.is_some() || workshop.state.over {
            return;
        }
        if self.moving.is_some() && workshop.focus().is_some() {
            self.steer(workshop, input);
            return;
        }
        self.moving = None;
        if self.wait > 0 {
            self.wait -= 1;
            return;
        }
        if self.worker.first_mm > 0.0 && !self.decided.contains_key(&Matter::Help) && self.cuts == 1 {
            self.decided.insert(Matter::Help, true);
            self.say(Verb::Ask, input);
            return;
        }
        if let Some(advice) = workshop.in_between()
            && self.between(workshop, &advice, input)
        {
            return;
        }
        if workshop.open_page().is_some() || self.worker.reads > 0.0 {
            let at_machine = workshop.state.machines.iter().any(|machine| machine.running);
            if !at_machine && self.reads(workshop, input) {
                return;
            }
        }
        let Some(step) = self.next_step(workshop) else {
            let running = workshop.state.machines.iter().any(|machine| machine.running);
            let act = if running { Act::StopMachine } else { Act::HandOver };
            self.choose(workshop, Choice::Act(act), input);
            return;
        };
        let part = match workshop.setting.tasks[step] {
            Some(Task::Cut(part) | Task::Check(part) | Task::Drill(part) | Task::Sand(part)) => Some(part),
            Some(Task::Join(joint)) => Some(workshop.next_to_put(joint)),
            _ => None,
        };
        // A part that is on its way or cannot be had yet: another step, for now.
        let advice = workshop.advice_for(step);
        if advice.next == Next::Open && advice.prompt.id == "free" {
            self.step = None;
        }
        self.follow(workshop, &advice, part, input);
        if workshop.state.pieces.iter().all(|piece| piece.lie != Lie::Bench) {
            self.line = None;
        }
    }
}
