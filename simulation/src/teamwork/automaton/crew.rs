//! Virtual crews, described by numbers: for recordings, checks, tests and for trying a grid. They are nobody, and are
//! shown as nobody. What people say aloud they know of each other; how often it is misheard is a number.

use std::collections::BTreeMap;

use super::carnet;
use super::choice::{Act, Choice};
use super::front::Works;
use super::role::Role;
use super::running::Automaton;
use super::state::Stage;
use crate::noise::Noise;
use crate::{Activity, Pilot, PilotNumber, SeatInput, Verb, ticks};

/// How a virtual crew works.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// How many they are, 1 to 4.
    pub people: f64,
    /// How likely a sign is mistaken for another, 0 to 1.
    pub mistakes: f64,
    /// Whether the carnet asks where a line cannot be read.
    pub asks: f64,
    /// How likely the hands say « Reçu » before the lever, 0 to 1.
    pub acknowledges: f64,
    /// How likely the hands read the settings back before the lever, 0 to 1.
    pub reads_back: f64,
    /// Whether they talk after a surprise.
    pub talks: f64,
    /// Whether the hands get stuck once, so that somebody takes over.
    pub stalls: f64,
    /// Between two acts of somebody, s.
    pub pace_s: f64,
}

impl Crew {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 6] = ["ordinary", "three", "four", "hurried", "relieved", "alone"];

    /// What describes a crew, in the order of [`Crew::of`].
    pub const NUMBERS: [PilotNumber; 8] = [
        PilotNumber::between("people", 2.0, 4.0),
        PilotNumber::between("mistakes", 0.0, 0.4),
        PilotNumber::habit("asks"),
        PilotNumber::between("acknowledges", 0.0, 1.0),
        PilotNumber::between("reads_back", 0.0, 1.0),
        PilotNumber::habit("talks"),
        PilotNumber::habit("stalls"),
        PilotNumber::between("pace_s", 0.5, 4.0),
    ];

    /// The one that these numbers describe; `None` where there are not as many.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [people, mistakes, asks, acknowledges, reads_back, talks, stalls, pace_s] =
            *<&[f64; 8]>::try_from(numbers).ok()?;
        Some(Self {
            people,
            mistakes,
            asks,
            acknowledges,
            reads_back,
            talks,
            stalls,
            pace_s,
        })
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            people: 2.0,
            mistakes: 0.15,
            asks: 1.0,
            acknowledges: 0.8,
            reads_back: 0.7,
            talks: 1.0,
            stalls: 0.0,
            pace_s: 1.8,
        };
        match name {
            "ordinary" => Some(ordinary),
            "three" => Some(Self {
                people: 3.0,
                ..ordinary
            }),
            "four" => Some(Self {
                people: 4.0,
                ..ordinary
            }),
            "hurried" => Some(Self {
                mistakes: 0.3,
                asks: 0.0,
                acknowledges: 0.0,
                reads_back: 0.0,
                talks: 0.0,
                pace_s: 0.6,
                ..ordinary
            }),
            "relieved" => Some(Self {
                stalls: 1.0,
                ..ordinary
            }),
            "alone" => Some(Self {
                people: 1.0,
                ..ordinary
            }),
            _ => None,
        }
    }

    /// One that does everything at once and mistakes nothing: what the machine allows at best.
    pub fn exact() -> Self {
        Self {
            people: 2.0,
            mistakes: 0.0,
            asks: 1.0,
            acknowledges: 1.0,
            reads_back: 1.0,
            talks: 1.0,
            stalls: 0.0,
            pace_s: 0.0,
        }
    }
}

/// Whoever is stuck is so for longer than hands may be quiet, s.
const STUCK_S: f64 = 20.0;

/// What was decided, and stays so: each is asked once. The first number is the module, the second the try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Ask(usize),
    Acknowledge(usize, u8),
    ReadBack(usize, u8),
    Talk(usize, u8),
    Stall,
    Mistake(usize, u8, usize),
}

/// The people of a virtual crew.
#[derive(Debug)]
pub(crate) struct Players {
    crew: Crew,
    noise: Noise,
    /// Ticks that each still waits.
    waits: [u32; 4],
    decided: BTreeMap<Matter, bool>,
    /// What was said so far, so that it is said once.
    said: Vec<Matter>,
}

impl Players {
    pub(crate) fn new(crew: Crew, seed: u64) -> Self {
        Self {
            crew,
            noise: Noise::new(seed, 97),
            waits: [0; 4],
            decided: BTreeMap::new(),
            said: Vec::new(),
        }
    }

    fn decides(&mut self, matter: Matter, likely: f64) -> bool {
        if let Some(decided) = self.decided.get(&matter) {
            return *decided;
        }
        let decided = self.noise.unit() < likely;
        self.decided.insert(matter, decided);
        decided
    }

    fn rest(&mut self, seat: usize) {
        let pace = self.crew.pace_s * self.noise.between((0.6, 1.4));
        self.waits[seat] = ticks(pace);
    }

    /// Says something that was decided, once.
    fn says(&mut self, matter: Matter, likely: f64) -> bool {
        if self.said.contains(&matter) || !self.decides(matter, likely) {
            return false;
        }
        self.said.push(matter);
        true
    }

    /// What the hands mean to enter: what the page says, as far as it was understood.
    fn meant(&mut self, machine: &Automaton, module: usize) -> Vec<u8> {
        let front = &machine.state.front;
        let page = carnet::page(&machine.setting, machine.state.letter, module);
        let mut meant = carnet::right(&machine.setting, machine.state.letter, module, &front.shown);
        let works = machine.setting.module(module).map(|of| of.works.clone());
        let tries = front.surprises;
        let unread = page.smudged.filter(|_| !front.scrap);
        for at in 0..meant.len() {
            let smudged = unread.is_some_and(|sign| front.shown.get(at) == Some(&sign));
            // From the third try on they take their time.
            let likely = if tries > 2 { 0.0 } else { self.crew.mistakes };
            let mistaken = self.decides(Matter::Mistake(module, tries, at), likely);
            match &works {
                Some(Works::Set(_, marks)) if smudged || mistaken => {
                    // A line that cannot be read is guessed: one mark after the other.
                    let marks = marks.len().max(1) as u8;
                    meant[at] = if smudged {
                        tries % marks + 1
                    } else {
                        meant[at] % marks + 1
                    };
                }
                Some(Works::Crank) if mistaken => meant[at] = 1 - meant[at].min(1),
                Some(Works::Bells) if mistaken && at > 0 => meant.swap(at - 1, at),
                _ => {}
            }
        }
        meant
    }

    fn next(&mut self, machine: &Automaton, seat: usize) -> (Option<Choice>, Option<Verb>) {
        let state = &machine.state;
        let person = state.people[seat];
        if !person.here {
            return (Some(Choice::Act(Act::Here)), None);
        }
        match state.stage {
            Stage::Letter => (Some(Choice::Act(Act::SameLetter)), None),
            Stage::Roles(_) => (Some(Choice::Act(Act::TakeRole)), None),
            Stage::Setting => machine
                .module()
                .map_or((None, None), |module| self.at_module(machine, seat, module)),
            Stage::Surprise(..) => {
                let module = machine.module().unwrap_or(0);
                match person.role {
                    Some(Role::Hands) => (Some(Choice::Act(Act::Undo)), None),
                    _ if self.says(Matter::Talk(module, state.front.surprises), self.crew.talks) => {
                        (None, Some(Verb::Propose))
                    }
                    _ => (None, None),
                }
            }
            Stage::Waking(_) | Stage::Portrait(_) => (None, None),
        }
    }

    fn at_module(&mut self, machine: &Automaton, seat: usize, module: usize) -> (Option<Choice>, Option<Verb>) {
        let front = &machine.state.front;
        let tries = front.surprises;
        let alone = machine.here().len() < 2;
        let hands = machine.role(seat) == Some(Role::Hands);
        let asks = machine.smudge_open() && self.decides(Matter::Ask(module), self.crew.asks);
        if asks {
            // Whoever has the carnet asks; hands wait for it.
            let mine = machine.role(seat) == Some(Role::Carnet) || alone;
            return (None, mine.then_some(Verb::Ask));
        }
        let meant = self.meant(machine, module);
        let at = front.entered.len();
        if machine.works() == Some(&Works::Crank) && !machine.is_all_set() {
            let slot = meant.get(at).copied().unwrap_or(0);
            // Of several, the first who has the carnet turns.
            let other = machine
                .here()
                .into_iter()
                .find(|seat| machine.role(*seat) == Some(Role::Carnet));
            let mine = if slot == 0 { hands } else { other == Some(seat) || alone };
            return (mine.then_some(Choice::Slot(slot)), None);
        }
        if !hands {
            let relieves = self
                .said
                .contains(&Matter::Stall)
                .then_some(Choice::Act(Act::TakeHands));
            return (relieves, None);
        }
        if self.says(Matter::Stall, self.crew.stalls) {
            self.waits[seat] = machine.setting.quiet + ticks(STUCK_S);
            return (None, None);
        }
        if !machine.is_all_set() || front.entered != meant {
            let set = front
                .entered
                .iter()
                .zip(&meant)
                .position(|(entered, meant)| entered != meant);
            return match machine.works() {
                Some(Works::Set(..)) => (set.map(|at| Choice::Slot(at as u8)), None),
                // Rung or turned otherwise than was meant.
                _ if machine.is_all_set() => (Some(Choice::Act(Act::Undo)), None),
                _ => (meant.get(at).map(|slot| Choice::Slot(*slot)), None),
            };
        }
        if self.says(Matter::ReadBack(module, tries), self.crew.reads_back) {
            return (Some(Choice::Act(Act::ReadBack)), None);
        }
        if self.says(Matter::Acknowledge(module, tries), self.crew.acknowledges) {
            return (None, Some(Verb::Acknowledge));
        }
        (Some(Choice::Lever), None)
    }
}

impl Pilot for Players {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        inputs.fill(SeatInput::default());
        let Some(machine) = activity.as_any().downcast_ref::<Automaton>() else {
            return;
        };
        let people = (libm::round(self.crew.people) as usize).clamp(1, 4);
        for (seat, input) in inputs
            .iter_mut()
            .enumerate()
            .take(people.min(machine.state.people.len()))
        {
            if self.waits[seat] > 0 {
                self.waits[seat] -= 1;
                continue;
            }
            let (choice, verb) = self.next(machine, seat);
            input.verb = verb;
            let open = choice.filter(|choice| machine.is_open(seat, *choice));
            input.choice = open
                .and_then(|choice| machine.index_of(choice))
                .map_or(0, |index| index + 1);
            if input.choice != 0 || verb.is_some() {
                self.rest(seat);
            }
        }
    }
}
