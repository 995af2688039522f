//! A running workshop: one bench, one seat.

use std::any::Any;
use std::sync::Arc;

use super::bench::ToolKind;
use super::choice::Choice;
use super::company::{self, Company};
use super::doing::Doing;
use super::incident::{Flaw, Incident};
use super::piece::{Lie, Piece};
use super::setting::{Setting, tenths};
use super::state::{Brought, JointState, MachineState, Planted, Progress, Push, State, ToolLies, Weather};
use crate::noise::Noise;
use crate::{Activity, Emitter, Event, Fixed, Gauge, Made, Picture, Prompt, SeatInput, Verb, saved_state, ticks};

/// A running workshop. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Workshop {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
    /// Working together, where the scenario has any of it.
    pub(crate) company: Option<Company>,
}

/// What the seed chooses, each kind of incident from a source of its own.
fn planted(setting: &Setting, seed: u64) -> Planted {
    let parameters = &setting.parameters;
    let mut planted = Planted {
        flawed: None,
        short: 0,
        guard: None,
        missing: 0,
        rain: None,
    };
    let one_of =
        |noise: &mut Noise, (from, to): (u8, u8)| from + noise.below(usize::from(to.max(from) - from) + 1) as u8;
    for incident in &parameters.incidents {
        match incident {
            Incident::FaultyPanel(faulty) => {
                let mut noise = Noise::new(seed, 11);
                let id = faulty.parts.get(noise.below(faulty.parts.len()));
                let flaw = faulty.flaws.get(noise.below(faulty.flaws.len())).copied();
                let part = parameters.object.parts.iter().position(|part| Some(&part.id) == id);
                planted.flawed = part.map(|part| part as u8).zip(flaw);
                planted.short = tenths(libm::round(noise.between(faulty.short_mm)));
            }
            Incident::GuardOpen(open) => {
                let machine = parameters.machines.iter().position(|m| m.id == open.machine);
                let piece = one_of(&mut Noise::new(seed, 12), open.piece);
                planted.guard = machine.map(|machine| (machine as u8, piece));
            }
            Incident::MissingScrew(missing) => {
                planted.missing = u16::from(one_of(&mut Noise::new(seed, 13), missing.missing));
            }
            Incident::Rain(rain) => {
                let mut noise = Noise::new(seed, 14);
                let after = one_of(&mut noise, rain.after_steps);
                planted.rain = Some((after, ticks(noise.between(rain.lasts_s)).max(1)));
            }
            // Planted in `company`.
            Incident::EmptyBag(_) | Incident::EarlyVan(_) => {}
        }
    }
    planted
}

impl Workshop {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64) -> Self {
        let parameters = &setting.parameters;
        let planted = planted(&setting, seed);
        let mut pieces = Vec::new();
        for (kind, stock) in (0_u8..).zip(&parameters.stock) {
            let length = setting.stock[usize::from(kind)][0];
            pieces.extend((0..stock.count).map(|_| Piece::board(kind, length)));
        }
        let mut made = vec![None; setting.parts.len()];
        for (part, size) in setting.parts.iter().enumerate().filter(|(_, size)| size.delivered) {
            let mut piece = Piece::board(size.stock as u8, size.length);
            piece.part = Some(part as u8);
            piece.sawn = 2;
            piece.lie = Lie::Shelf;
            if let Some((flawed, flaw)) = planted.flawed.filter(|(flawed, _)| usize::from(*flawed) == part) {
                piece.flaw = Some(flaw);
                if flaw == Flaw::Short {
                    piece.length = (size.length - planted.short).max(size.length / 2);
                }
                debug_assert_eq!(usize::from(flawed), part);
            }
            made[part] = Some(pieces.len() as u8);
            pieces.push(piece);
        }
        let joints = setting.joints.iter().map(|joint| JointState {
            placed: false,
            screws: vec![0; usize::from(joint.screws)],
        });
        let state = State {
            seed,
            tick: 0,
            pieces,
            tool: None,
            tools: vec![ToolLies::Home; parameters.tools.len()],
            machines: parameters
                .machines
                .iter()
                .map(|_| MachineState {
                    guard_closed: true,
                    found_open: false,
                    running: false,
                    idle: 0,
                    pieces: 0,
                })
                .collect(),
            worn: vec![false; parameters.protection.len()],
            clamped: false,
            taped: false,
            squared: false,
            cursor: [0; 2],
            push: Push::default(),
            working: None,
            shown: (Doing::Nothing, 0),
            kept: vec![false; setting.parts.len()],
            last_error: None,
            passed_over: 0,
            cuts: vec![0; setting.parts.len()],
            placed: vec![None; setting.parts.len()],
            made,
            joints: joints.collect(),
            screws: setting.all_screws().saturating_sub(planted.missing),
            screws_out: false,
            variant: None,
            steps: vec![Progress::Open; parameters.steps.len()],
            page: None,
            last_page: 0,
            gauged: false,
            weather: Weather::Dry,
            covered: false,
            brought: Brought::default(),
            hazy: 0,
            dull: 0,
            draws: 0,
            acted: 0,
            notice: None,
            ended: None,
            over: false,
            flaw_met: false,
            flaw_settled: false,
            planted,
        };
        let company = company::planted(&setting, seed);
        Self {
            setting,
            state,
            company,
        }
    }

    pub(crate) fn piece_that(&self, lies: impl Fn(Lie) -> bool) -> Option<usize> {
        self.state.pieces.iter().position(|piece| lies(piece.lie))
    }

    /// The piece on the bench.
    pub(crate) fn on_bench(&self) -> Option<usize> {
        self.piece_that(|lie| lie == Lie::Bench)
    }

    /// The piece in the hand.
    pub(crate) fn held(&self) -> Option<usize> {
        self.piece_that(|lie| lie == Lie::Hand)
    }

    /// The piece on a machine, and the machine.
    pub(crate) fn on_machine(&self) -> Option<(usize, usize)> {
        let pieces = self.state.pieces.iter().enumerate();
        pieces.into_iter().find_map(|(piece, of)| match of.lie {
            Lie::Machine(machine) => Some((piece, usize::from(machine))),
            _ => None,
        })
    }

    /// The piece that the hand moves over.
    pub(crate) fn focus(&self) -> Option<usize> {
        self.on_machine().map(|(piece, _)| piece).or_else(|| self.on_bench())
    }

    /// The kind of tool in the hand.
    pub(crate) fn tool_kind(&self) -> Option<ToolKind> {
        self.setting.tool_kind(usize::from(self.state.tool?))
    }

    /// A source of chance for this act, and no other.
    pub(crate) fn chance(&mut self) -> Noise {
        self.state.draws = self.state.draws.saturating_add(1);
        Noise::new(self.state.seed, 1000 + u64::from(self.state.draws))
    }

    /// Shows what the hands do for a moment.
    pub(crate) fn show(&mut self, doing: Doing) {
        self.state.shown = (doing, self.state.tick + 30);
    }

    pub(crate) fn choice(&self, byte: u8) -> Option<Choice> {
        let index = usize::from(byte.checked_sub(1)?);
        self.setting.choices.get(index).copied()
    }

    /// Index of a choice among the controls'.
    pub(crate) fn index_of(&self, choice: Choice) -> Option<u8> {
        let index = self.setting.choices.iter().position(|known| *known == choice)?;
        Some(index as u8)
    }
}

impl Activity for Workshop {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        let input = inputs.first().copied().unwrap_or_default();
        let mut out = Emitter::new(events, 0);
        self.state.tick = self.state.tick.saturating_add(1);
        let stop = input.held & 1 != 0;
        let moves = [input.sticks[0], input.sticks[1]];
        let acts = input.choice != 0 || stop || input.verb.is_some() || moves.iter().any(|s| i32::from(*s).abs() > 8);
        if acts {
            self.state.acted = self.state.tick;
        }
        if self.state.ended.is_none() {
            if self.state.working.is_none() {
                self.move_hand(moves);
            }
            let choice = self.choice(input.choice).filter(|choice| self.is_open(*choice));
            if let Some(choice) = choice {
                self.choose(choice, &mut out);
            }
            if let Some(verb) = input.verb {
                self.hear(verb, &mut out);
            }
            self.go_on_working(stop, &mut out);
            self.run_machines(stop, moves, &mut out);
            self.bring(&mut out);
            self.weather(&mut out);
            self.colleague_goes_on(&mut out);
        } else if self.choice(input.choice).is_some_and(|choice| self.is_open(choice)) {
            self.state.over = true;
        }
        self.go_on(acts, &mut out);
        if self.state.ended.is_none() {
            self.van(&mut out);
        }
    }

    fn sample(&self, sample: &mut [Fixed]) {
        super::sample::write(self, sample);
    }

    fn encode(&self) -> Vec<u8> {
        // One after the other: a bench where nobody else works has the bytes it always had.
        match &self.company {
            None => saved_state::encode(&self.state),
            Some(company) => saved_state::encode(&(&self.state, company)),
        }
    }

    fn prompt(&self, _seat: u8) -> Prompt {
        super::prompt::prompt(self)
    }

    fn is_over(&self) -> bool {
        self.state.over
    }

    fn picture(&self) -> Picture {
        super::drawing::picture(self)
    }

    fn made(&self) -> Option<Made> {
        super::made::made(self)
    }

    fn gauges(&self, _seat: u8) -> Vec<Gauge> {
        super::drawing::gauges(self)
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        (0_u8..)
            .zip(&self.setting.choices)
            .filter(|(_, choice)| self.is_open(**choice))
            .map(|(index, _)| index)
            .collect()
    }

    fn main_choice(&self, _seat: u8) -> Option<u8> {
        super::prompt::main_choice(self).and_then(|choice| self.index_of(choice))
    }

    fn asked_verbs(&self, _seat: u8) -> Vec<Verb> {
        super::prompt::asked_verbs(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
