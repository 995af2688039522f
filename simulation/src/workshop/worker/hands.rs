//! The hands of a virtual worker: which step they are at, and what they do in a tick.

use std::collections::BTreeMap;

use super::Worker;
use crate::noise::Noise;
use crate::workshop::choice::{Act, Choice};
use crate::workshop::guide::Next;
use crate::workshop::piece::Lie;
use crate::workshop::running::Workshop;
use crate::workshop::setting::Task;
use crate::workshop::state::Progress;
use crate::{Activity, Pilot, SeatInput, Verb, ticks};

/// What was decided, and stays so: each is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter {
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
    pub(super) worker: Worker,
    pub(super) noise: Noise,
    pub(super) wait: u32,
    pub(super) decided: BTreeMap<Matter, bool>,
    /// The step it is at.
    pub(super) step: Option<usize>,
    /// The place it moves to, with its own error, and the one that was advised; for how many ticks.
    pub(super) moving: Option<([i32; 2], [i32; 2], u32)>,
    /// A line it drew, on this piece.
    pub(super) line: Option<(usize, [i32; 2])>,
    pub(super) cuts: u32,
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

    pub(super) fn decides(&mut self, matter: Matter, likely: f64) -> bool {
        let draw = self.noise.unit() < likely;
        *self.decided.entry(matter).or_insert(draw)
    }

    pub(super) fn rest(&mut self) {
        let jitter = self.noise.between((0.7, 1.3));
        self.wait = (f64::from(ticks(self.worker.pace_s)) * jitter) as u32;
    }

    pub(super) fn choose(&mut self, workshop: &Workshop, choice: Choice, input: &mut SeatInput) {
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

    pub(super) fn say(&mut self, verb: Verb, input: &mut SeatInput) {
        input.verb = Some(verb);
        self.rest();
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
        if self.keeps_company(workshop, input) {
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
