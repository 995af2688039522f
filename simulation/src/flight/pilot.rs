//! A closed-loop pilot that flies the situation like a person: it perceives late and not exactly, moves the
//! sticks in steps, and does the acts of its style. All of that is numbers of the style.

use std::collections::VecDeque;

use glam::DVec3;

use super::beat::Item;
use super::choice::Choice;
use super::controller::heading;
use super::course::Goal;
use super::running::Flight;
use super::state::Mode;
use crate::noise::Noise;
use crate::{Activity, Pilot, PilotNumber, SeatInput, Verb, ticks};

/// How somebody flies.
#[expect(clippy::struct_excessive_bools, reason = "each is one habit")]
#[derive(Debug, Clone)]
pub(crate) struct Style {
    /// From seeing to doing, ticks.
    reaction: usize,
    /// Error of the judged place, m per m of distance.
    blur: f64,
    /// Stick per metre of distance to go.
    eager: f64,
    /// Stick per m/s of own speed.
    brake: f64,
    /// Largest stick used, −127..=127.
    most: f64,
    /// Pause between two acts of the hand, ticks.
    pause: u32,
    /// Looks the drone over and treats what is amiss.
    checks: bool,
    /// Waits for green.
    waits: bool,
    /// Signals the lying post (otherwise flies over it).
    signals: bool,
    /// Lands when called (otherwise goes on to the post).
    heeds: bool,
    /// In the free minute, tries how the net and a post feel.
    explores: bool,
}

impl Style {
    pub(crate) const NAMES: [&'static str; 3] = ["ordinary", "hurried", "careful"];

    /// What describes a style, in the order of [`Style::of`].
    pub(crate) const NUMBERS: [PilotNumber; 11] = [
        PilotNumber::between("reaction_s", 0.15, 0.5),
        PilotNumber::between("blur", 0.005, 0.06),
        PilotNumber::between("eager", 20.0, 90.0),
        PilotNumber::between("brake", 30.0, 60.0),
        PilotNumber::between("most_stick", 60.0, 127.0),
        PilotNumber::between("pause_s", 0.3, 2.0),
        PilotNumber::habit("checks"),
        PilotNumber::habit("waits"),
        PilotNumber::habit("signals"),
        PilotNumber::habit("heeds"),
        PilotNumber::habit("explores"),
    ];

    /// The style that these numbers describe; `None` where there are not as many.
    pub(crate) fn of(numbers: &[f64]) -> Option<Self> {
        let [
            reaction,
            blur,
            eager,
            brake,
            most,
            pause,
            checks,
            waits,
            signals,
            heeds,
            explores,
        ] = *<&[f64; 11]>::try_from(numbers).ok()?;
        let habit = |number: f64| number >= 0.5;
        Some(Self {
            reaction: ticks(reaction) as usize,
            blur,
            eager,
            brake,
            most,
            pause: ticks(pause),
            checks: habit(checks),
            waits: habit(waits),
            signals: habit(signals),
            heeds: habit(heeds),
            explores: habit(explores),
        })
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            reaction: 15,
            blur: 0.02,
            eager: 45.0,
            brake: 40.0,
            most: 95.0,
            pause: 50,
            checks: true,
            waits: true,
            signals: true,
            heeds: true,
            explores: true,
        };
        match name {
            "ordinary" => Some(ordinary),
            "hurried" => Some(Self {
                reaction: 12,
                eager: 80.0,
                most: 127.0,
                pause: 25,
                checks: false,
                waits: false,
                signals: false,
                heeds: false,
                explores: false,
                ..ordinary
            }),
            "careful" => Some(Self {
                reaction: 18,
                eager: 30.0,
                most: 70.0,
                pause: 90,
                blur: 0.015,
                signals: false,
                explores: false,
                ..ordinary
            }),
            _ => None,
        }
    }
}

/// What is seen of a tick.
#[derive(Debug, Clone)]
struct Glimpse {
    position: DVec3,
    velocity: DVec3,
    heading: [f64; 2],
    mode: Mode,
    prompt: String,
    goal: Goal,
    goal_at: Option<[f64; 2]>,
    anomaly: Option<Item>,
    open: Vec<u8>,
    /// A post that stands.
    standing_post: Option<[f64; 2]>,
}

/// What is being tried in the free minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trying {
    Net,
    WayBack,
    Post,
    Nothing,
}

/// Plays one flight.
#[derive(Debug)]
pub(crate) struct FlightPilot {
    style: Style,
    noise: Noise,
    seen: VecDeque<Glimpse>,
    blur: DVec3,
    wait: u32,
    looked: usize,
    told: Option<usize>,
    checked_again: bool,
    trying: Trying,
    sticks: [f64; 4],
}

impl FlightPilot {
    pub(crate) fn new(style: Style, seed: u64) -> Self {
        Self {
            noise: Noise::new(seed, 99),
            seen: VecDeque::new(),
            blur: DVec3::ZERO,
            wait: 60,
            looked: 0,
            told: None,
            checked_again: true,
            trying: if style.explores { Trying::Net } else { Trying::Nothing },
            sticks: [0.0; 4],
            style,
        }
    }

    fn glimpse(flight: &Flight) -> Glimpse {
        // An anomaly is perceived by looking at its item.
        let anomaly = flight.course.open_anomaly().filter(|item| flight.looked_at(*item));
        Glimpse {
            position: flight.position(),
            velocity: flight.velocity(),
            heading: heading(&flight.state.body),
            mode: flight.mode(),
            prompt: flight.prompt(0).id,
            goal: flight.goal(),
            goal_at: flight.goal_at(),
            anomaly,
            open: flight.open_choices(0),
            standing_post: (0..flight.cage().posts.len())
                .find(|post| flight.post_down().is_none_or(|(down, _)| down != *post))
                .and_then(|post| flight.cage().posts.get(post))
                .map(|post| post.at_m),
        }
    }

    /// A discrete act, at most one every pause.
    fn act_on(&mut self, seen: &Glimpse, input: &mut SeatInput) {
        if self.wait > 0 {
            self.wait -= 1;
            return;
        }
        let choice = self.choice(seen);
        if let Some(choice) = choice {
            input.choice = choice.byte();
            self.rest();
        } else if seen.prompt == "post_down" && self.style.signals {
            let Goal::Post(post) = seen.goal else { return };
            if self.told != Some(post) {
                self.told = Some(post);
                input.verb = Some(Verb::Signal);
                self.rest();
            }
        }
    }

    fn rest(&mut self) {
        let jitter = self.noise.between((0.7, 1.3));
        self.wait = (f64::from(self.style.pause) * jitter) as u32 + self.style.reaction as u32;
    }

    fn choice(&mut self, seen: &Glimpse) -> Option<Choice> {
        let open = |choice: Choice| seen.open.contains(&(choice.byte() - 1));
        match seen.mode {
            Mode::Grounded => {
                self.trying = Trying::Nothing;
                if self.style.checks && self.checked_again {
                    self.checked_again = false;
                    return Some(Choice::Look(Item::Propellers));
                }
                Some(Choice::Restart).filter(|c| open(*c))
            }
            Mode::Parked => {
                if let Some(item) = seen.anomaly
                    && self.style.checks
                {
                    return Some(Choice::Treat(item)).filter(|c| open(*c));
                }
                if self.style.checks && self.looked < 4 {
                    let item = Item::ALL[self.looked];
                    self.looked += 1;
                    return Some(Choice::Look(item));
                }
                self.checked_again = true;
                Some(Choice::Arm).filter(|c| open(*c))
            }
            Mode::Flying if seen.prompt == "land_now" && self.style.heeds => Some(Choice::Land).filter(|c| open(*c)),
            _ => None,
        }
    }

    /// Where to fly, m, how high, m, and whether to fly through it without braking.
    fn target(&mut self, seen: &Glimpse) -> ([f64; 2], f64, bool) {
        let height = 2.2;
        match (seen.goal, seen.goal_at) {
            // Who does not heed the call goes on towards where it was going.
            (Goal::Land, _) => ([3.0, 0.0], height, false),
            (_, Some(at)) => (at, height, false),
            _ => {
                let near_net = seen.prompt == "zone";
                if near_net && self.trying == Trying::Net {
                    self.trying = Trying::WayBack;
                }
                let home = seen.position.x * seen.position.x + seen.position.y * seen.position.y < 9.0;
                if home && self.trying == Trying::WayBack {
                    self.trying = Trying::Post;
                }
                match (self.trying, seen.standing_post) {
                    (Trying::Net, _) => ([14.5, 0.0], height, false),
                    (Trying::Post, Some(at)) => (at, 0.9, true),
                    (Trying::WayBack, _) => ([0.0, 0.0], height, false),
                    _ => ([-3.0, 0.0], height, false),
                }
            }
        }
    }

    /// Where the sticks should be, before the hand's own smoothing: roll, pitch, yaw, climb.
    fn aim(&mut self, seen: &Glimpse) -> [f64; 4] {
        match seen.mode {
            Mode::Idle => {
                let ready = !(self.style.waits && seen.prompt == "wait_green") && seen.prompt != "landed";
                [0.0, 0.0, 0.0, if ready { 80.0 } else { 0.0 }]
            }
            Mode::Flying if seen.prompt == "land_now" && self.style.heeds => [0.0; 4],
            Mode::Flying => {
                let (target, height, through) = self.target(seen);
                let dx = target[0] - seen.position.x + self.blur.x;
                let dy = target[1] - seen.position.y + self.blur.y;
                let dz = height - seen.position.z + self.blur.z;
                let far = libm::sqrt(dx * dx + dy * dy);
                let hold = far < 0.5 && seen.prompt != "gust" && !through;
                let (ax, ay) = if hold {
                    (0.0, 0.0)
                } else {
                    let eager = if through { 1000.0 } else { self.style.eager };
                    let brake = if through { 0.0 } else { self.style.brake };
                    (
                        dx * eager - seen.velocity.x * brake,
                        dy * eager - seen.velocity.y * brake,
                    )
                };
                let size = libm::sqrt(ax * ax + ay * ay);
                let share = if size > self.style.most {
                    self.style.most / size
                } else {
                    1.0
                };
                let [c, s] = seen.heading;
                let forward = (ax * c + ay * s) * share;
                let left = (ay * c - ax * s) * share;
                let climb = if libm::fabs(dz) < 0.35 {
                    0.0
                } else {
                    (dz * 60.0).clamp(-90.0, 90.0)
                };
                [-left, forward, 0.0, climb]
            }
            _ => [0.0; 4],
        }
    }
}

impl Pilot for FlightPilot {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        let Some(input) = inputs.first_mut() else { return };
        *input = SeatInput::default();
        let Some(flight) = activity.as_any().downcast_ref::<Flight>() else {
            return;
        };
        self.seen.push_back(Self::glimpse(flight));
        if self.seen.len() <= self.style.reaction {
            return;
        }
        let Some(seen) = self.seen.pop_front() else { return };
        if flight.tick().is_multiple_of(20) {
            let away = libm::sqrt(seen.position.dot(seen.position)) + 4.0;
            let ([a, b], [c, _]) = (self.noise.normal_pair(), self.noise.normal_pair());
            self.blur = DVec3::new(a, b, c) * (self.style.blur * away);
        }
        self.act_on(&seen, input);
        let aim = self.aim(&seen);
        for (stick, (held, aim)) in input.sticks.iter_mut().zip(self.sticks.iter_mut().zip(aim)) {
            *held += (aim - *held) * 0.25;
            // A thumb has some sixteen places, not two hundred.
            *stick = (libm::round(*held / 8.0) * 8.0).clamp(-127.0, 127.0) as i8;
        }
    }
}
