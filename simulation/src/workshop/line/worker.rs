//! Virtual workers at a line, described by numbers: for recordings, checks, tests and for trying a grid. They are
//! nobody, and are shown as nobody.

use std::collections::BTreeMap;

use super::card::Tray;
use super::choice::{Act, Choice, Pace};
use super::course::Asks;
use super::layout::Movable;
use super::piece::{Kind, Piece};
use super::running::Line;
use crate::noise::Noise;
use crate::{Activity, Pilot, PilotNumber, SeatInput, Verb, ticks};

/// How a virtual worker sorts.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorter {
    /// How likely it gauges a piece that it cannot tell by eye, 0 to 1.
    pub gauges: f64,
    /// How far its eye is off, as a share of the tolerance (standard deviation).
    pub eye: f64,
    /// How likely it goes by a new card rather than by the one it knew, 0 to 1.
    pub follows: f64,
    /// How likely it says what is unexpected, 0 to 1.
    pub says: f64,
    /// How likely it writes the record before an order leaves, 0 to 1.
    pub records: f64,
    /// How likely it stops the machine before it opens the hatch, 0 to 1.
    pub stops: f64,
    /// How likely it looks for the cause rather than just clearing the machine, 0 to 1.
    pub looks: f64,
    /// How likely it lays the post out again, 0 to 1.
    pub arranges: f64,
    /// Between two acts, s.
    pub pace_s: f64,
}

impl Sorter {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 4] = ["ordinary", "hurried", "careful", "by_habit"];

    /// What describes a worker, in the order of [`Sorter::of`].
    pub const NUMBERS: [PilotNumber; 9] = [
        PilotNumber::between("gauges", 0.0, 1.0),
        PilotNumber::between("eye", 0.0, 0.6),
        PilotNumber::between("follows", 0.0, 1.0),
        PilotNumber::between("says", 0.0, 1.0),
        PilotNumber::habit("records"),
        PilotNumber::habit("stops"),
        PilotNumber::habit("looks"),
        PilotNumber::habit("arranges"),
        PilotNumber::between("pace_s", 0.3, 3.0),
    ];

    /// The one that these numbers describe; `None` where there are not as many.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [gauges, eye, follows, says, records, stops, looks, arranges, pace_s] =
            *<&[f64; 9]>::try_from(numbers).ok()?;
        Some(Self {
            gauges,
            eye,
            follows,
            says,
            records,
            stops,
            looks,
            arranges,
            pace_s,
        })
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            gauges: 0.9,
            eye: 0.1,
            follows: 0.9,
            says: 0.9,
            records: 1.0,
            stops: 1.0,
            looks: 1.0,
            arranges: 1.0,
            pace_s: 0.8,
        };
        match name {
            "ordinary" => Some(ordinary),
            "hurried" => Some(Self {
                gauges: 0.0,
                eye: 0.4,
                says: 0.0,
                records: 0.0,
                stops: 0.0,
                looks: 0.0,
                arranges: 0.0,
                pace_s: 0.35,
                ..ordinary
            }),
            "careful" => Some(Self {
                pace_s: 1.6,
                ..Self::exact()
            }),
            "by_habit" => Some(Self {
                follows: 0.0,
                arranges: 0.0,
                looks: 0.0,
                ..ordinary
            }),
            _ => None,
        }
    }

    /// One that does everything at once: what the line allows at best.
    pub fn exact() -> Self {
        Self {
            gauges: 1.0,
            eye: 0.0,
            follows: 1.0,
            says: 1.0,
            records: 1.0,
            stops: 1.0,
            looks: 1.0,
            arranges: 1.0,
            pace_s: 0.0,
        }
    }
}

/// What was decided, and stays so: each is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Gauge(u16),
    Follow(u16),
    Say(u8, bool),
    Record(u8),
    Stop(u8),
    Look(u8),
    Arrange(u8),
}

/// How long it reads a page, s.
const READS_S: f64 = 2.5;

/// The hands of a virtual worker.
#[derive(Debug)]
pub(crate) struct Hands {
    worker: Sorter,
    noise: Noise,
    wait: u32,
    decided: BTreeMap<Matter, bool>,
    /// The card that it goes by where it follows its habit.
    knew: usize,
    /// What it has moved in this beat.
    moved: Vec<Movable>,
}

impl Hands {
    pub(crate) fn new(worker: Sorter, seed: u64) -> Self {
        Self {
            worker,
            noise: Noise::new(seed, 98),
            wait: 30,
            decided: BTreeMap::new(),
            knew: 0,
            moved: Vec::new(),
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

    /// What it does about the machine, where it does something.
    fn at_machine(&mut self, line: &Line) -> Option<Choice> {
        let machine = &line.state.machine;
        let beat = line.state.beat;
        if machine.hatch_open {
            if machine.jammed {
                return Some(Choice::Act(Act::ClearJam));
            }
            if !machine.put_right && self.decides(Matter::Look(beat), self.worker.looks) {
                if machine.looks.is_some_and(|looks| line.is_cause(looks)) {
                    return Some(Choice::Act(Act::PutRight));
                }
                let next = machine.looked.iter().position(|looked| !*looked);
                if let Some(next) = next {
                    return Some(Choice::Suspect(next as u8));
                }
                // All were looked at, before it was here: once more.
                return Some(Choice::Suspect(line.state.culprit));
            }
            return Some(Choice::Hatch);
        }
        if machine.jammed {
            let stops = machine.running && self.decides(Matter::Stop(beat), self.worker.stops);
            return Some(if stops { Choice::StopButton } else { Choice::Hatch });
        }
        (!machine.running).then_some(Choice::Act(Act::Start))
    }

    /// Lays the post out: trays and gauge come nearest, one after the other.
    fn arrange(&mut self, line: &Line) -> Choice {
        let count = line.setting.parameters.spots.len() as u8;
        let mut near: Vec<u8> = (0..count).collect();
        near.sort_by_key(|spot| line.setting.reach(*spot));
        if let Some(thing) = line.state.carried {
            let place = Movable::ALL.iter().position(|known| *known == thing).unwrap_or(0);
            return Choice::Spot(near[place.min(near.len() - 1)]);
        }
        if self.decides(Matter::Arrange(line.state.beat), self.worker.arranges) {
            for (place, thing) in Movable::ALL.into_iter().enumerate() {
                let wanted = near[place.min(near.len() - 1)];
                if line.spot_of(thing) != wanted && !self.moved.contains(&thing) {
                    self.moved.push(thing);
                    return Choice::Thing(thing);
                }
            }
        }
        Choice::Act(Act::Ready)
    }

    fn decide(&mut self, line: &Line, piece: &Piece) -> Choice {
        let setting = &line.setting;
        let sample = piece.kind.word() == Kind::SampleFits.word();
        let gauges =
            sample || (piece.is_doubtful(setting) && self.decides(Matter::Gauge(piece.number), self.worker.gauges));
        if gauges && !piece.gauged {
            return Choice::Thing(Movable::Gauge);
        }
        let mut card = usize::from(line.state.card);
        if self.decides(Matter::Follow(piece.number), self.worker.follows) {
            self.knew = card;
        } else {
            card = self.knew;
        }
        let mut seen = piece.clone();
        if !piece.gauged {
            for (off, of) in seen.off.iter_mut().zip(&setting.measures) {
                let [by, _] = self.noise.normal_pair();
                *off += (by * self.worker.eye * f64::from(of.tolerance)) as i32;
            }
        }
        match seen.goes(setting, card).unwrap_or(Tray::Aside) {
            Tray::Keep => Choice::Thing(Movable::Keep),
            Tray::Repair => Choice::Thing(Movable::Repair),
            Tray::Aside => Choice::Thing(Movable::Aside),
        }
    }

    fn next(&mut self, line: &Line) -> Choice {
        let state = &line.state;
        if state.page.is_some() {
            return Choice::Thing(Movable::Record);
        }
        match line.asks() {
            Asks::Arranging => return self.arrange(line),
            Asks::Sending => {
                let records = self.decides(Matter::Record(state.beat), self.worker.records);
                return if records && !state.progress.recorded {
                    Choice::Thing(Movable::Record)
                } else {
                    Choice::Act(Act::SendOrder)
                };
            }
            _ => {}
        }
        if let Some(choice) = self.at_machine(line) {
            return choice;
        }
        match &state.piece {
            Some(piece) => self.decide(line, piece),
            None => Choice::Belt,
        }
    }
}

impl Pilot for Hands {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        let Some(input) = inputs.first_mut() else { return };
        *input = SeatInput::default();
        let Some(line) = activity.as_any().downcast_ref::<Line>() else {
            return;
        };
        if line.state.working.is_some() || line.state.over || line.state.ended.is_some() {
            return;
        }
        if self.wait > 0 {
            self.wait -= 1;
            return;
        }
        let jam = line.state.machine.jammed && !line.state.progress.jam_told;
        if (line.state.odd_open || jam) && self.decides(Matter::Say(line.state.beat, jam), self.worker.says) {
            input.verb = Some(Verb::Signal);
            self.rest();
            return;
        }
        let quick = self.worker.pace_s < 0.5 && line.state.pace == Pace::ByHand;
        let choice = if quick {
            Choice::Pace(Pace::Quick)
        } else {
            self.next(line)
        };
        if let Some(index) = line.index_of(choice).filter(|_| super::hands::is_open(line, choice)) {
            input.choice = index + 1;
            self.rest();
            if choice == Choice::Thing(Movable::Record) && line.state.page.is_none() {
                // A page is read before it is closed.
                self.wait = self.wait.max(ticks(READS_S));
            }
        }
    }
}
