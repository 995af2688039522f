//! The people of a virtual crew: who takes what, who holds the door, who frees the cable; what they put on the plan.

mod handing;
mod speaking;
mod walking;

use std::collections::BTreeMap;

use glam::DVec2;

use super::choice::{Act, Choice};
use super::course::Comes;
use super::crew::Crew;
use super::geometry::length;
use super::hall::Tap;
use super::load::Nature;
use super::running::Relay;
use super::state::{Grip, Stage};
use super::steering::{Progress, Ways, door_on, sticks};
use crate::noise::Noise;
use crate::{Pilot, SeatInput, TICK_S, Verb, ticks};

/// Whoever opens doors goes to one from so far, along the way of the load, m.
const DOOR_FROM_M: f64 = 6.0;
/// Help that nobody asked for comes after so long at the latest, s; and the cable is freed.
const LATE_S: f64 = 9.0;
const LATE_CABLE_S: f64 = 16.0;

/// What was decided, and stays so: each is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Read(usize),
    Misplace(u8),
    Impatient(usize, usize),
}

/// What somebody in the hall does now.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Doing {
    /// Walks to hold something.
    Take(Grip),
    /// Goes with what is held.
    Carry(usize),
    /// Behind the one who leads.
    Push(usize),
    /// Lets go of what is held.
    Drop,
    /// Holds on where they are.
    Stay,
    /// At the cable.
    Plug,
    Unplug,
    /// Walks near to a point and waits.
    Near(DVec2),
}

/// The people of a virtual crew.
#[derive(Debug)]
pub(crate) struct Players {
    crew: Crew,
    noise: Noise,
    waits: [u32; 4],
    decided: BTreeMap<Matter, bool>,
    ways: Ways,
    progress: [Progress; 2],
    /// Takes the other handle the next time.
    other_end: [bool; 2],
    /// What is to be said, and when.
    says: Vec<(u32, usize, Verb)>,
    /// What was said about, so that it is said once.
    spoke: Vec<(u32, u32)>,
    wanted_since: Option<u32>,
    /// The door that was let go last, and what was moved then.
    left: Option<(usize, usize)>,
}

impl Players {
    pub(crate) fn new(crew: Crew, seed: u64) -> Self {
        Self {
            crew,
            noise: Noise::new(seed, 98),
            waits: [0; 4],
            decided: BTreeMap::new(),
            ways: Ways::default(),
            progress: [Progress::default(), Progress::default()],
            other_end: [false; 2],
            says: Vec::new(),
            spoke: Vec::new(),
            wanted_since: None,
            left: None,
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

    /// The tap, where a load goes by it first.
    fn thirsty<'a>(&self, relay: &'a Relay, load: usize) -> Option<&'a Tap> {
        let spilled = relay.state.loads[load].spilled && self.crew.helps > 0.5;
        relay.parameters().tap.as_ref().filter(|_| spilled)
    }

    /// Where they take a load.
    fn goal(&self, relay: &Relay, load: usize) -> DVec2 {
        let place = relay.parameters().places[relay.setting.belongs[load]].at_m;
        self.thirsty(relay, load).map_or(place, |tap| tap.at_m).into()
    }

    /// What they see to next: what somebody holds, else the first that can be moved.
    fn job(relay: &Relay) -> Option<usize> {
        let held = (0..2).find_map(|carrier| relay.held_by(carrier));
        let enough = relay
            .parameters()
            .charger
            .as_ref()
            .map_or(0.0, |of| 0.01 * of.enough_percent);
        let ready = |load: &usize| {
            let of = &relay.state.loads[*load];
            let electric = matches!(relay.parameters().loads[*load].nature, Nature::Electric { .. });
            let plugged = relay.state.plugged == Some(*load as u8);
            relay.is_open_load(*load) && !(electric && (of.charge < enough || plugged))
        };
        held.or_else(|| (0..relay.state.loads.len()).find(ready))
    }

    fn doing(&mut self, relay: &Relay, carrier: usize) -> Doing {
        let grip = relay.state.carriers[carrier].grip;
        let Some(job) = Self::job(relay) else {
            return self.without_job(relay, carrier, None);
        };
        let lead = job % 2;
        let two = (0..2).all(|at| relay.is_there(at));
        if carrier == lead || !two {
            return match grip {
                Grip::Load(load, _) if usize::from(load) == job => Doing::Carry(job),
                // The other is still to let go.
                Grip::Nothing if relay.is_in_place(job) && relay.holders(job).next().is_some() => Doing::Stay,
                Grip::Nothing => Doing::Take(self.end_of(relay, carrier, job)),
                _ => Doing::Drop,
            };
        }
        if relay.is_heavy(job) {
            return match grip {
                Grip::Load(load, _) if usize::from(load) == job => Doing::Push(job),
                Grip::Nothing if self.lends(relay, lead, job) => Doing::Take(self.end_of(relay, carrier, job)),
                Grip::Nothing => self.without_job(relay, carrier, Some(job)),
                _ => Doing::Drop,
            };
        }
        self.beside(relay, carrier, lead, job)
    }

    /// Whether the other comes to a load that takes two.
    fn lends(&self, relay: &Relay, lead: usize, job: usize) -> bool {
        let of = &relay.state.carriers[lead];
        if relay.held_by(lead) != Some(job) {
            return self.crew.pace_s <= 0.0;
        }
        let Some(since) = of.stuck else {
            return self.crew.pace_s <= 0.0;
        };
        let stuck_s = f64::from(relay.state.tick - since) * TICK_S;
        let seat = usize::from(of.seat.unwrap_or(0));
        let asked = relay.state.people[seat].asked.is_some_and(|asked| asked >= since);
        self.crew.helps > 0.5 && stuck_s > self.crew.pace_s || asked || stuck_s > LATE_S
    }

    /// The handle at which somebody takes a load: the one that is nearer to where it belongs, so that it follows; of two
    /// who hold it the other takes what is free.
    fn end_of(&mut self, relay: &Relay, carrier: usize, load: usize) -> Grip {
        let handles = relay.parameters().loads[load].handles.len();
        let taken = |handle: usize| {
            let grip = Grip::Load(load as u8, handle as u8);
            (0..2).any(|other| other != carrier && relay.state.carriers[other].grip == grip)
        };
        let mut ends: Vec<(f64, usize)> = Vec::new();
        for handle in (0..handles).filter(|handle| !taken(*handle)) {
            let at = relay.handle(load, handle);
            let away = self.ways.loaded(relay, load, at, self.goal(relay, load)).len() as f64;
            ends.push((away, handle));
        }
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        let at = usize::from(self.other_end[carrier]).min(ends.len().saturating_sub(1));
        Grip::Load(load as u8, ends.get(at).map_or(0, |(_, handle)| *handle as u8))
    }

    /// Beside somebody who takes a load that one can move: doors, then the cable.
    fn beside(&mut self, relay: &Relay, carrier: usize, lead: usize, job: usize) -> Doing {
        let grip = relay.state.carriers[carrier].grip;
        let held = relay.held_by(lead) == Some(job);
        if held && relay.doors_fall() {
            let at = relay.state.loads[job].motion.pose.at;
            let way = self.ways.loaded(relay, job, at, self.goal(relay, job));
            let ahead = door_on(relay, &way).filter(|(_, away)| *away < DOOR_FROM_M);
            if let Grip::Lever(door, _) = grip {
                let door = usize::from(door);
                let through = ahead.is_none_or(|(ahead, _)| ahead != door) && !near_door(relay, at, door, 1.0);
                let lets_go = self.decides(Matter::Impatient(job, door), self.crew.impatient);
                // Once; the next time all but the most impatient hold on.
                let again = self.left == Some((job, door)) && self.crew.impatient < 1.0;
                let by = near_door(relay, relay.state.carriers[lead].motion.pose.at, door, 0.4);
                let early = lets_go && !again && by;
                return if through || early { Doing::Drop } else { Doing::Stay };
            }
            if let Some((door, _)) = ahead
                && !(self.left == Some((job, door)) && relay.state.doors[door].open)
                && let Some(lever) = self.lever_for(relay, carrier, door)
            {
                return if grip == Grip::Nothing {
                    Doing::Take(lever)
                } else {
                    Doing::Drop
                };
            }
        }
        if grip != Grip::Nothing {
            return Doing::Drop;
        }
        self.without_job(relay, carrier, Some(job))
    }

    /// Remembers which door was let go, and for what.
    fn note_left(&mut self, relay: &Relay, seat: usize, choice: Option<Choice>) {
        let grip = relay.carrier_of(seat).map(|carrier| relay.state.carriers[carrier].grip);
        if let (Some(Choice::Act(Act::LetGo)), Some(Grip::Lever(door, _))) = (choice, grip) {
            self.left = Self::job(relay).map(|job| (job, usize::from(door)));
        }
    }

    /// The lever of a door that somebody gets to without passing a shut one.
    fn lever_for(&mut self, relay: &Relay, carrier: usize, door: usize) -> Option<Grip> {
        let at = relay.state.carriers[carrier].motion.pose.at;
        let levers = 0..relay.parameters().doors[door].levers.len();
        let mut best: Option<(usize, usize)> = None;
        for lever in levers {
            let way = self.ways.on_foot(relay, at, relay.lever(door, lever));
            let shut = door_on(relay, &way).is_some_and(|(door, _)| !relay.state.doors[door].open);
            if !way.is_empty() && !shut && best.is_none_or(|(steps, _)| way.len() < steps) {
                best = Some((way.len(), lever));
            }
        }
        best.map(|(_, lever)| Grip::Lever(door as u8, lever as u8))
    }

    /// The cable, or a place near the next door.
    fn without_job(&mut self, relay: &Relay, carrier: usize, job: Option<usize>) -> Doing {
        if relay.state.carriers[carrier].grip != Grip::Nothing {
            return Doing::Drop;
        }
        let Some(charger) = &relay.parameters().charger else {
            return Doing::Stay;
        };
        let at = DVec2::from(charger.at_m);
        let nearest = (0..2).filter(|other| relay.is_there(*other)).min_by(|one, other| {
            let away = |carrier: usize| length(relay.state.carriers[carrier].motion.pose.at - at);
            away(*one).total_cmp(&away(*other))
        });
        if job.is_none() && nearest != Some(carrier) {
            return Doing::Stay;
        }
        let enough = 0.01 * charger.enough_percent;
        if let Some(load) = relay.state.plugged {
            let has_enough = relay.state.loads[usize::from(load)].charge >= enough;
            let late = self
                .wanted_since
                .is_some_and(|since| relay.state.tick - since > ticks(LATE_CABLE_S));
            let frees = self.crew.frees > 0.5 || late || relay.state.wanted.is_none();
            return if has_enough && frees {
                Doing::Unplug
            } else {
                Doing::Near(at)
            };
        }
        let needs = relay.to_plug().filter(|load| relay.state.loads[*load].charge < enough);
        if needs.is_some() { Doing::Plug } else { Doing::Stay }
    }
}

/// Whether a point is in a doorway or so near to it, m.
fn near_door(relay: &Relay, at: DVec2, door: usize, margin: f64) -> bool {
    relay.setting.doors[door].holds(at, margin)
}

impl Pilot for Players {
    fn act(&mut self, activity: &dyn crate::Activity, inputs: &mut [SeatInput]) {
        inputs.fill(SeatInput::default());
        let Some(relay) = activity.as_any().downcast_ref::<Relay>() else {
            return;
        };
        self.wanted_since = match (relay.state.wanted, self.wanted_since) {
            (Some(_), None) => Some(relay.state.tick),
            (Some(_), since) => since,
            (None, _) => None,
        };
        self.speak(relay);
        let people = (libm::round(self.crew.people) as usize).clamp(1, 4);
        let seats = people.min(relay.state.people.len());
        for (seat, input) in inputs.iter_mut().enumerate().take(seats) {
            self.waits[seat] = self.waits[seat].saturating_sub(1);
            let rested = self.waits[seat] == 0;
            let mut choice = None;
            if !relay.state.people[seat].here {
                choice = Some(Choice::Act(Act::Here));
            } else if let Some(carrier) = relay.carrier_of(seat)
                && let Stage::Moving(stretch, _) = relay.state.stage
            {
                let person = &relay.state.people[seat];
                let unread = stretch == Comes::Blocked && !person.has_read && !person.has_moved;
                if unread && self.decides(Matter::Read(seat), self.crew.reads) {
                    choice = Some(Choice::Act(Act::Note));
                } else {
                    let (push, act) = self.go(relay, carrier);
                    let [right, up] = sticks(push);
                    input.sticks = [right, up, 0, 0];
                    choice = act.map(Choice::Act);
                }
            } else {
                match relay.state.stage {
                    Stage::Gathering => choice = Some(Choice::Act(Act::Ready)),
                    Stage::Leaving(_) | Stage::Arriving(_) if rested => choice = self.at_relief(relay, seat),
                    _ => {}
                }
            }
            let open = choice.filter(|choice| rested && relay.is_open(seat, *choice));
            input.choice = open
                .and_then(|choice| relay.index_of(choice))
                .map_or(0, |index| index + 1);
            if let Some(at) = self
                .says
                .iter()
                .position(|(when, who, _)| *who == seat && *when <= relay.state.tick)
            {
                input.verb = Some(self.says.remove(at).2);
            }
            if input.choice != 0 {
                self.rest(seat);
                self.note_left(relay, seat, choice);
            }
        }
    }
}
